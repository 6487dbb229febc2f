"""Forms in UTF-8 alone, which is what browsers send to this site's pages.

Django reads a form in whatever encoding its sender names, and fails where that one gives bytes or
leaves a mark in front of the first field: an error for us, and nothing for the sender.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class FormEncodingMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        charset = (request.content_params or {}).get("charset", "")
        if charset and not _is_read_as_utf_8(charset):
            return HttpResponse("Send this form in UTF-8.", "text/plain", 415)
        if charset:
            request.encoding = "utf-8"  # Django knows it by this name alone
        return self.get_response(request)


def _is_read_as_utf_8(charset: str) -> bool:
    """Whether that is UTF-8 by any of its names, or nothing that Python knows.

    >>> [_is_read_as_utf_8(name) for name in ("UTF8", "utf-16", "utf-8-sig", "base64", "klingon")]
    [True, False, False, False, True]
    """
    try:
        return codecs.lookup(charset).name == "utf-8"
    except (LookupError, ValueError):
        return True
