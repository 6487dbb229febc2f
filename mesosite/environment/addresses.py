"""Where the server listens, what readers type, and whose word on a reader's address counts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from ipaddress import IPv4Network, IPv6Network, ip_network
from urllib.parse import urlsplit

from mesosite.environment.values import EnvironmentVariableError

# A name, an IPv4 address, or an IPv6 address in its brackets. No * and no leading dot: to
# Django those would mean other people's hosts too.
URL_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:.]+\]", re.IGNORECASE)


def read_host(environ: Mapping[str, str]) -> str:
    text = environ.get("HOST") or "127.0.0.1"
    if not URL_HOST.fullmatch(write_url_host(text)):
        raise EnvironmentVariableError(
            f"HOST is {text!r}: give an address of this machine, for example HOST=127.0.0.1."
        )
    return text


def read_site_url(environ: Mapping[str, str], *, default: str) -> str:
    text = environ.get("SITE_URL") or default
    wrong = EnvironmentVariableError(
        f"SITE_URL is {text!r}: give the address that readers type, without a path, "
        "for example SITE_URL=https://guide.example.org."
    )
    try:
        parts = urlsplit(text)
        parts.port  # noqa: B018 (reading it is what checks it)
    except ValueError as error:
        raise wrong from error
    if (
        parts.scheme not in {"http", "https"}
        or not re.fullmatch(rf"({URL_HOST.pattern})(:[0-9]+)?", parts.netloc, re.IGNORECASE)
        or text.lower().rstrip("/") != f"{parts.scheme}://{parts.netloc}".lower()
    ):
        raise wrong
    # In small letters, as browsers send it back to us.
    return text.lower().rstrip("/")


def write_url_host(host: str) -> str:
    """The host as a browser on this machine would write it.

    0.0.0.0 and :: mean "every address" to a server and nothing to a browser.
    """
    if host in {"0.0.0.0", "::"}:  # noqa: S104 (compared, not bound)
        return "localhost"
    return f"[{host}]" if ":" in host else host


def read_trusted_proxies(environ: Mapping[str, str]) -> tuple[IPv4Network | IPv6Network, ...]:
    text = environ.get("TRUSTED_PROXIES") or "127.0.0.1, ::1"
    try:
        return tuple(ip_network(part.strip()) for part in text.split(","))
    except ValueError as error:
        raise EnvironmentVariableError(
            f"TRUSTED_PROXIES is {text!r}: give addresses or networks with commas between them, "
            "for example TRUSTED_PROXIES=127.0.0.1,10.0.0.0/24."
        ) from error
