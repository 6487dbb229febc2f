"""Addresses of the site where no page answers: texts may link to them, no page may take them.

An app registers its own when it starts, so that the guide itself names no other app.
"""

from __future__ import annotations

from functools import cache

from django.urls import reverse

_names: list[str] = []


def register_addresses(*names: str) -> None:
    """Take the addresses with these names of `urls.py`, and all that stands below them."""
    _names.extend(names)


def is_address_of_another_app(path: str) -> bool:
    """Whether another app has said that it answers at this path of the site."""
    return path.startswith(_prefixes(tuple(_names)))


@cache
def _prefixes(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(reverse(name) for name in names)
