"""Addresses that belong to other apps than the guide."""

from content import addresses
from content.addresses import is_address_of_another_app, register_addresses


def test_addresses_of_another_app_are_those_it_registered_and_all_below(monkeypatch):
    monkeypatch.setattr(addresses, "_names", [])
    assert not is_address_of_another_app("/handouts/")

    register_addresses("handouts:builder")

    assert is_address_of_another_app("/handouts/")
    assert is_address_of_another_app("/handouts/sheet/")
    assert not is_address_of_another_app("/handouts")
    assert not is_address_of_another_app("/h/")
