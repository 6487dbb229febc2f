"""Who asks: the address of a client, also behind the site's own proxy."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

IPV6_NETWORK_BITS = 64  # what one customer of a provider has for their own


def client_address(request: HttpRequest) -> str | None:
    """Who asks: the other end of the connection, or whom the site's own proxy names.

    Anybody can send the header. It is believed on an https site, where a proxy stands in front,
    from the addresses in `TRUSTED_PROXIES` or a socket without one, and only its last entry,
    which is the one that the proxy adds.
    """
    address = _address(request.META.get("REMOTE_ADDR", ""))
    if settings.BEHIND_PROXY and (address is None or _is_trusted(address)):
        named = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2]
        address = _address(named) or address
    if isinstance(address, IPv6Address):
        address = ip_network((address, IPV6_NETWORK_BITS), strict=False).network_address
    return str(address) if address else None


def _is_trusted(address: IPv4Address | IPv6Address) -> bool:
    return any(address in network for network in settings.TRUSTED_PROXIES)


def _address(text: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(text.strip())
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address
