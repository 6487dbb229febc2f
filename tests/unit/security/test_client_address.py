"""Whose address counts when a sign-in fails."""

from ipaddress import ip_network

import pytest
from django.test import RequestFactory

from security.client_address import client_address


def address_of(peer, forwarded=None):
    headers = {"x-forwarded-for": forwarded} if forwarded else {}
    return client_address(RequestFactory().get("/", headers=headers, REMOTE_ADDR=peer))


@pytest.mark.parametrize(
    ("peer", "address"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        # One customer has a whole network of these.
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("", None),
        ("unix:", None),
    ],
)
def test_client_is_the_other_end_of_the_connection(peer, address):
    assert address_of(peer) == address


def test_header_is_not_believed_without_a_proxy(settings):
    settings.BEHIND_PROXY = False

    assert address_of("127.0.0.1", "198.51.100.1") == "127.0.0.1"


@pytest.mark.parametrize("peer", ["127.0.0.1", "::1", "::ffff:127.0.0.1", "10.0.0.2", ""])
def test_proxy_names_the_client_last_in_the_header(settings, peer):
    settings.BEHIND_PROXY = True
    settings.TRUSTED_PROXIES = [*settings.TRUSTED_PROXIES, ip_network("10.0.0.0/29")]

    assert address_of(peer, "198.51.100.1, 203.0.113.7") == "203.0.113.7"


@pytest.mark.parametrize("peer", ["9.9.9.9", "172.18.0.3"])
def test_header_of_a_stranger_is_not_believed_behind_a_proxy(settings, peer):
    settings.BEHIND_PROXY = True

    assert address_of(peer, "198.51.100.1") == peer


@pytest.mark.parametrize("forwarded", [None, "unknown", "198.51.100.1, ", "203.0.113.7:4711"])
def test_proxy_stands_for_its_clients_when_it_names_none(settings, forwarded):
    settings.BEHIND_PROXY = True

    assert address_of("127.0.0.1", forwarded) == "127.0.0.1"
