"""The previews of ready-made sheets, as browsers get them."""

from __future__ import annotations

import threading

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from handouts import preview_maker
from handouts.previews import find_version, read_preview
from security import throttle

# A worker has four threads, and those who wait for files hold two at most: while a preview is made it
# has the place of one of them.
WAITING_AT_MOST = 1
# For a small sheet. What takes longer is there for the next one who asks.
PATIENCE_SECONDS = 8
TRY_AGAIN_AFTER = 20  # seconds
# Five sheets, asked for again while they are made.
UNMADE_AT_MOST = 60
# One clear pixel, as a GIF: browsers show it whatever the status is, and the paper behind it.
NOTHING = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\x00\x00\x00!\xf9\x04\x01\x00\x00\x00\x00"
    b",\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
)
_waiting = threading.BoundedSemaphore(WAITING_AT_MOST)


@require_safe
def preview(request: HttpRequest, preset: str, version: str) -> HttpResponse:
    """The picture of the sheet as it is now. Another version is gone, or never was."""
    if version != find_version(preset):
        return HttpResponse(NOTHING, "image/gif", 404)
    picture = read_preview(version)
    if picture is None:
        if throttle.is_too_many(request, "handouts.previews", UNMADE_AT_MOST):
            return _try_again(429, throttle.SECONDS)
        picture = _have_it_made(preset, version)
    if picture is None:
        return _try_again(503, TRY_AGAIN_AFTER)
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return HttpResponse(picture, "image/webp", headers=headers)


def _have_it_made(preset: str, version: str) -> bytes | None:
    """The picture, if it is there soon and nobody else waits; it is made in any case."""
    if preview_maker.has_failed(version):
        return None
    asked = preview_maker.ask_for(preset, version)
    if not _waiting.acquire(blocking=False):
        return None
    try:
        return asked.result(PATIENCE_SECONDS)
    except Exception:  # it was told where it happened; the card is whole without
        return None
    finally:
        _waiting.release()


def _try_again(status: int, seconds: int) -> HttpResponse:
    answer = HttpResponse(NOTHING, "image/gif", status)
    answer["Retry-After"] = str(seconds)
    add_never_cache_headers(answer)
    return answer
