"""A limit on what a request may bring, before anything reads it.

Django limits forms, but not files, and its protection against forged posts reads a body to
its end before any view can refuse it.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# A picture of ten megabytes, and the form around it.
BYTES_AT_MOST = 11 * 1024 * 1024


class RequestSizeMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if int(request.META.get("CONTENT_LENGTH") or 0) > BYTES_AT_MOST:
            return HttpResponse("This is too large: send at most 10 MB.", "text/plain", 413)
        return self.get_response(request)
