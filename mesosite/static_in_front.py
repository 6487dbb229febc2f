"""Static files answered in front of Django, with the headers that it puts on them.

WhiteNoise knows the files, their types, codings and conditions, here as in the chain of middleware.
What stands before it in that chain adds headers to all that passes, or leads to https: that is asked
once for each scheme. Small files are read once.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any
from wsgiref.util import FileWrapper

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse
from django.utils.module_loading import import_string
from whitenoise.middleware import WhiteNoiseMiddleware

from mesosite.scheme import scheme_of
from mesosite.watched import ANSWERED_BY

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication

WHITENOISE = "whitenoise.middleware.WhiteNoiseMiddleware"
# What the site's pages are made of is well below: stylesheets, scripts, fonts, icons.
BYTES_OF_A_SMALL_FILE = 128 * 1024
# All of a site's own, and the staff's.
SMALL_FILES = 128
# With one of these it is not the whole file that is sent.
IN_PART = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE")


class StaticInFront:
    def __init__(self, application: WSGIApplication) -> None:
        self._application = application
        self._files = WhiteNoiseMiddleware().files
        self._headers: dict[str, list[tuple[str, str]] | None] = {}

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        file = self._files.get(environ["PATH_INFO"])
        more = self._headers_of_all(environ) if file and not environ.get("SCRIPT_NAME") else None
        if more is None:
            return self._application(environ, start_response)
        environ[ANSWERED_BY] = "static"
        method = environ["REQUEST_METHOD"]
        if method == "GET" and not any(name in environ for name in IN_PART):
            path, headers = file.get_path_and_headers(environ)
            if content := read_small_file(path):
                start_response("200 OK", [*headers, *more])
                return (content,)
        answer = file.get_response(method, environ)
        status = HTTPStatus(answer.status)
        start_response(f"{status.value} {status.phrase}", [*answer.headers, *more])
        if answer.file is None:
            return ()
        wrapper: Iterable[bytes] = environ.get("wsgi.file_wrapper", FileWrapper)(answer.file)
        return wrapper

    def _headers_of_all(self, environ: dict[str, Any]) -> list[tuple[str, str]] | None:
        """What Django puts on every answer over this scheme; None where it leads elsewhere."""
        scheme = scheme_of(environ)
        if scheme not in self._headers:
            self._headers[scheme] = ask_outer_middleware(environ)
        return self._headers[scheme]


@lru_cache(maxsize=SMALL_FILES)
def read_small_file(path: str) -> bytes | None:
    """What is in a file; None for a large one."""
    file = Path(path)
    return file.read_bytes() if file.stat().st_size <= BYTES_OF_A_SMALL_FILE else None


def ask_outer_middleware(environ: dict[str, Any]) -> list[tuple[str, str]] | None:
    """The headers that the middleware before WhiteNoise adds; None where it answers by itself."""
    answer = HttpResponse()
    del answer["Content-Type"]
    chain: Any = lambda request: answer  # noqa: E731 (the innermost link)
    outer = settings.MIDDLEWARE[: settings.MIDDLEWARE.index(WHITENOISE)]
    for name in reversed(outer):
        chain = import_string(name)(chain)
    given = chain(WSGIRequest(environ))
    return list(given.items()) if given is answer else None
