"""`/healthz`: says whether this process can serve, for load balancers and monitors.

A middleware, because such a client asks by the machine's address, and no page may be asked for by
a host that is not the site's.
"""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable, Iterator
from http.client import SERVICE_UNAVAILABLE
from pathlib import Path

from django.conf import settings
from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from content.models import Page

ADDRESS = "/healthz"
ROOM = 64 * 1024  # bytes that a form or a step may need

logger = logging.getLogger(__name__)


class HealthMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return healthz(request) if request.path_info == ADDRESS else self.get_response(request)


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """200 and `ok`; `degraded` and why while nothing can be kept; 503 when readers get no page."""
    try:
        Page.objects.exists()
    except Error:
        logger.exception("The database does not answer, or has no tables.")
        return _say("The database does not answer, or has no tables.\n", SERVICE_UNAVAILABLE)
    for name, folder in _list_folders():
        try:
            with tempfile.TemporaryFile(dir=folder) as file:
                file.write(bytes(ROOM))
        except OSError as error:
            return _say(f"degraded: nothing can be written in {name} ({error.strerror}).\n")
    return _say("ok")


def _list_folders() -> Iterator[tuple[str, Path]]:
    yield "DATA_DIR", settings.DATA_DIR
    # Empty for a bucket, and made with the first picture in DATA_DIR.
    if settings.MEDIA_ROOT and not Path(settings.MEDIA_ROOT).is_relative_to(settings.DATA_DIR):
        yield "MEDIA_ROOT", Path(settings.MEDIA_ROOT)


def _say(words: str, status: int = 200) -> HttpResponse:
    return HttpResponse(words, "text/plain", status)
