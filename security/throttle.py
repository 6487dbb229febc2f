"""A limit on what one client may ask for, so that a script that ran away fills no table.

Counted in each worker's own memory, per address, in windows of ten minutes: enough against
such a script, and nothing about anybody is kept.
"""

from __future__ import annotations

from django.core.cache import cache
from django.http import HttpRequest

from security.client_address import client_address

SECONDS = 600


def is_too_many(request: HttpRequest, what: str, at_most: int) -> bool:
    """Count this request for `what`; True once the client had its share of a window."""
    key = _key(request, what)
    cache.add(key, 0, timeout=SECONDS)
    try:
        return cache.incr(key) > at_most
    except ValueError:  # it ran out between the two lines
        return False


def had_its_share(request: HttpRequest, what: str, at_most: int) -> bool:
    """The same without counting: for what is known to count only once it is done."""
    return bool(cache.get(_key(request, what), 0) >= at_most)


def _key(request: HttpRequest, what: str) -> str:
    return f"throttle.{what}:{client_address(request)}"
