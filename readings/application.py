"""The WSGI application around kept pages and Django that counts what was read.

Kept pages never reach Django, so Django cannot count them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from readings.bots import is_bot

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication

# A browser that has the page already reads it again.
READ = ("200", "304")
# How a browser asks for a page that somebody opens, and not for one that a phone keeps. Older ones
# say nothing.
OPENED = ("navigate", "")
# A page of the guide has one word, or none.
SLASHES_AT_MOST = 2


class CountReadings:
    """`count` is given the path of each page that a browser got."""

    def __init__(self, application: WSGIApplication, count: Callable[[str], None]) -> None:
        self._application = application
        self._count = count

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if (
            environ["REQUEST_METHOD"] != "GET"
            or path.count("/") > SLASHES_AT_MOST
            or is_bot(environ.get("HTTP_USER_AGENT", ""))
            or not is_for_reading(environ)
        ):
            return self._application(environ, start_response)

        def note(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
            if status.startswith(READ):
                self._count(path)
            return start_response(status, headers, exc_info)

        return self._application(environ, note)


def is_for_reading(environ: dict[str, Any]) -> bool:
    return environ.get("HTTP_SEC_FETCH_MODE", "") in OPENED
