"""What adverts and newsletters put behind an address. It says where a reader came from, and changes
no page."""

from __future__ import annotations

NAMES = ("utm_", "fbclid=", "gclid=", "msclkid=")


def without_tracking(query: str) -> str:
    """The query of an address without what changes no page.

    >>> without_tracking("utm_source=leaflet&a=minoxidil&fbclid=x")
    'a=minoxidil'
    """
    return "&".join(part for part in query.split("&") if not part.startswith(NAMES))
