"""The files of pictures, as readers' browsers get them."""

from __future__ import annotations

import logging

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from content.markdown.picture_name import content_type
from content.picture_files import path_of

TRY_AGAIN_AFTER = 30  # seconds

logger = logging.getLogger(__name__)


@require_safe
def serve_picture(request: HttpRequest, name: str) -> HttpResponseBase:
    """A file of a stored picture. It may be shown and nothing else: it cannot run or load."""
    kind = content_type(name)
    if kind is None:
        raise Http404(f"{name} is not the name of a picture’s file.")
    try:
        file = default_storage.open(path_of(name))
    except FileNotFoundError as error:
        raise Http404(f"There is no picture {name}.") from error
    except OSError as error:
        logger.error("The picture %s cannot be read: %s", name, error)
        return _try_again()
    return FileResponse(
        file,
        content_type=kind,
        headers={
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "Cache-Control": "public, max-age=31536000, immutable",
        },
    )


def _try_again() -> HttpResponse:
    """While the disk or the bucket does not answer."""
    answer = HttpResponse("Please try again in a minute.", "text/plain", 503)
    answer["Retry-After"] = str(TRY_AGAIN_AFTER)
    add_never_cache_headers(answer)
    return answer
