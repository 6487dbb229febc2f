"""Which page a request asks for, if it is a request that everybody gets the same answer to."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.db import Error, close_old_connections
from django.http import parse_cookie
from django.http.request import split_domain_port, validate_host

from checklist import list_cookie
from checklist.models import Tick
from content.tracking import without_tracking
from mesosite.scheme import scheme_of


class Key(NamedTuple):
    """`ticks` are those on the page, of whichever browser; None for one that has no list."""

    origin: str
    path: str
    ticks: frozenset[str] | None = None


# A body that nobody expects, and conditions that are rare: Django says what becomes of them.
UNUSUAL = (
    *("CONTENT_LENGTH", "HTTP_TRANSFER_ENCODING"),
    *("HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE"),
)
# What stands for no body.
NOTHING = ("", "0")


class KeyReader:
    """Reads keys as the settings say that were in force when it was made."""

    def __init__(self) -> None:
        self._media = settings.MEDIA_URL
        self._of_staff = tuple(
            f"{name}="
            for name in (
                *(settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME),
                CookieStorage.cookie_name,
            )
        )
        self._allowed_hosts = settings.ALLOWED_HOSTS
        self._origin_of = lru_cache(maxsize=256)(self._read_origin)

    def read(self, environ: dict[str, Any]) -> Key | None:
        """Scheme, host and path; None for a request that Django has to answer itself.

        Cookies of others, which measure visits, change nothing; the staff's and a reader's own do.
        The ticks of a reader are read for the page that shows them: one query.
        """
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or environ.get("SCRIPT_NAME"):
            return None
        query = environ.get("QUERY_STRING")
        if query and without_tracking(query):
            return None
        for name in UNUSUAL:
            if name in environ and environ[name] not in NOTHING:
                return None
        path = environ["PATH_INFO"]
        if path.startswith(self._media):
            return None  # large, and sent as files
        if "HTTP_COOKIE" in environ and self._has_cookie_of_staff(environ["HTTP_COOKIE"]):
            return None
        ticks = None
        if path.startswith(list_cookie.PATH) and _is_about_ticks(environ, path):
            ticks = _read_ticks(environ) if path == list_cookie.PATH else None
            if ticks is None:
                return None
        origin = self._origin_of(scheme_of(environ), environ.get("HTTP_HOST", ""))
        return Key(origin, path, ticks) if origin else None

    def _has_cookie_of_staff(self, cookies: str) -> bool:
        return any(name in cookies for name in self._of_staff)

    def _read_origin(self, scheme: str, host: str) -> str:
        """The scheme and the host without its port, as Django reads it; empty for a foreign host."""
        domain, _ = split_domain_port(host)
        return f"{scheme}://{domain}" if validate_host(domain, self._allowed_hosts) else ""


def _is_about_ticks(environ: dict[str, Any], path: str) -> bool:
    """Whether the browser has ticks, or was sent here from this very page: see `checklist.views`."""
    return f"{list_cookie.NAME}=" in environ.get("HTTP_COOKIE", "") or path in environ.get(
        "HTTP_REFERER", ""
    )


def _read_ticks(environ: dict[str, Any]) -> frozenset[str] | None:
    """The ticks of this browser's list; None without one, or while the database does not say."""
    list_id = list_cookie.list_of(parse_cookie(environ.get("HTTP_COOKIE", "")))
    if list_id is None:
        return None
    try:
        close_old_connections()
        return Tick.objects.step_ids(list_id)
    except Error:
        return None
