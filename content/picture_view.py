"""The files of pictures, as readers' browsers get them."""

from __future__ import annotations

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from content.markdown.picture_name import content_type
from content.picture_files import path_of


@require_safe
def serve_picture(request: HttpRequest, name: str) -> FileResponse:
    """A file of a stored picture. It may be shown and nothing else: it cannot run or load."""
    kind = content_type(name)
    if kind is None:
        raise Http404(f"{name} is not the name of a picture’s file.")
    try:
        file = default_storage.open(path_of(name))
    except FileNotFoundError as error:
        raise Http404(f"There is no picture {name}.") from error
    return FileResponse(
        file,
        content_type=kind,
        headers={
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "Cache-Control": "public, max-age=31536000, immutable",
        },
    )
