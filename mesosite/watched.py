"""The outermost WSGI application: gives each request an id, and tells what became of it.

Kept pages and static files never reach Django, so Django cannot tell of them. What is told names
nobody: no address of a reader, no query, no cookie, and of the path its pattern alone.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from django.conf import settings
from django.urls import Resolver404, resolve

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication

# In the environ: the request's id, and who answered where it was not Django.
ID, ANSWERED_BY = "guide.request_id", "guide.answered_by"
# An id that the site's own proxy may give.
GIVEN_ID = re.compile(r"[\w-]{8,64}", re.ASCII)
METHODS = {"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"}
# Answered by middleware, so that no pattern leads there.
ADDRESSES = {"/healthz", "/metrics"}
UNKNOWN = "*"


class Told(NamedTuple):
    """What became of a request. `path` is the pattern of its address, `bytes` those of the body."""

    id: str
    method: str
    path: str
    status: int
    ms: float
    bytes: int
    by: str


Observer = Callable[[Told], None]


class Watched:
    def __init__(self, application: WSGIApplication, observers: Iterable[Observer]) -> None:
        self._application = application
        self._observers = tuple(observers)

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        start = time.perf_counter()
        request_id = environ[ID] = read_id(environ)
        status, length = "500", ""

        def note(given_status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
            nonlocal status, length
            status = given_status
            length = next((value for name, value in headers if name == "Content-Length"), "")
            return start_response(given_status, [*headers, ("X-Request-ID", request_id)], exc_info)

        def tell(size: int) -> None:
            self._tell(environ, int(status[:3]), (time.perf_counter() - start) * 1000, size)

        try:
            body = self._application(environ, note)
        except Exception:
            tell(0)
            raise
        if environ["REQUEST_METHOD"] == "HEAD":
            # Django gives a body that nobody may send: the server would warn of each.
            if hasattr(body, "close"):
                body.close()
            tell(0)
            return ()
        if length or not body:
            # As it is: a server may send a file without reading it.
            tell(int(length or 0))
            return body
        return Counted(body, tell)

    def _tell(self, environ: dict[str, Any], status: int, ms: float, size: int) -> None:
        method = environ["REQUEST_METHOD"]
        told = Told(
            environ[ID],
            method if method in METHODS else UNKNOWN,
            pattern_of(environ["PATH_INFO"]),
            status,
            round(ms, 2),
            size,
            environ.get(ANSWERED_BY, "django"),
        )
        for observe in self._observers:
            observe(told)


class Counted:
    """A body of unknown length: its bytes are told when it has been sent."""

    def __init__(self, body: Iterable[bytes], tell: Callable[[int], None]) -> None:
        self._body = body
        self._tell = tell
        self._size = 0

    def __iter__(self) -> Iterator[bytes]:
        for part in self._body:
            self._size += len(part)
            yield part

    def close(self) -> None:
        try:
            if hasattr(self._body, "close"):
                self._body.close()
        finally:
            self._tell(self._size)


def read_id(environ: dict[str, Any]) -> str:
    """The id that the site's own proxy gave, or a new one."""
    given = environ.get("HTTP_X_REQUEST_ID", "") if settings.BEHIND_PROXY else ""
    return given if GIVEN_ID.fullmatch(given) else os.urandom(16).hex()


@lru_cache(maxsize=2048)
def pattern_of(path: str) -> str:
    """The pattern of an address, with names in place of what somebody typed.

    >>> pattern_of("/h/7K3Q01"), pattern_of("/static/css/site.css"), pattern_of("/wp-login.php")
    ('/h/<typed>/', '/static/*', '*')
    """
    from django.contrib.admindocs.views import simplify_regex  # it asks for the apps

    if path in ADDRESSES:
        return path
    if path.startswith(settings.STATIC_URL):
        return f"{settings.STATIC_URL}{UNKNOWN}"
    try:
        return str(simplify_regex(resolve(path).route))
    except Resolver404:
        return UNKNOWN
