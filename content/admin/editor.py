"""markdownx's two addresses, for signed-in staff who may write. The package itself asks nobody.

Refusals are plain text with a status, not a redirect to the log-in page: the editor would
put that page into the preview.
"""

from __future__ import annotations

import io
import struct
import uuid

from django import forms
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.views.decorators.http import require_POST
from django.views.static import serve
from PIL import Image, ImageOps, UnidentifiedImageError

from content.editor import render_preview

MEGABYTE = 1024 * 1024
PIXELS_AT_MOST = 24_000_000
SIDE_AT_MOST = 1600
FORMATS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
# JPEG files with a second picture inside, as some phones write them. The first is kept.
JPEG_TWINS = {"MPO"}


def _refusal(request: HttpRequest) -> HttpResponse | None:
    user = request.user
    if user.is_active and user.is_staff and user.has_perm("content.add_revision"):
        return None
    return HttpResponse("Sign in as a member of staff who may write pages.", "text/plain", 403)


@require_POST
def markdownify(request: HttpRequest) -> HttpResponse:
    return _refusal(request) or HttpResponse(render_preview(request.POST.get("content", "")))


@require_POST
def upload(request: HttpRequest) -> HttpResponse:
    """Keep a picture and answer with the Markdown that shows it, or say why not."""
    if refusal := _refusal(request):
        return refusal
    form = PictureForm(request.POST, request.FILES)
    if not form.is_valid():
        return JsonResponse({"image": list(form.errors["image"])}, status=400)
    return JsonResponse({"image_code": f"![]({default_storage.url(form.keep())})"})


class PictureForm(forms.Form):
    """A photograph or drawing, judged by its content and written anew: nothing else of the
    file, such as where it was taken, is kept."""

    image = forms.FileField()

    def clean_image(self) -> Image.Image:
        file = self.cleaned_data["image"]
        if file.size > settings.MARKDOWNX_UPLOAD_MAX_SIZE:
            most = settings.MARKDOWNX_UPLOAD_MAX_SIZE // MEGABYTE
            raise forms.ValidationError(
                f"This file is larger than {most} MB: make the picture smaller first."
            )
        try:
            picture = Image.open(file, formats=tuple(FORMATS))
            if picture.width * picture.height > PIXELS_AT_MOST:
                raise forms.ValidationError(
                    f"This picture has {picture.width} by {picture.height} pixels: make it smaller first."
                )
            picture.load()
            # Which way is up stands in EXIF, which can be broken too.
            upright = ImageOps.exif_transpose(picture)
            upright.format = "JPEG" if picture.format in JPEG_TWINS else picture.format
        except (
            UnidentifiedImageError,
            Image.DecompressionBombError,
            OSError,
            ValueError,
            SyntaxError,
            TypeError,
            struct.error,
        ) as error:
            raise forms.ValidationError(
                "This is not a whole JPEG, PNG or WebP picture: save it as one of these and try again."
            ) from error
        return upright

    def keep(self) -> str:
        """Store the picture under a random name and return that name."""
        picture = self.cleaned_data["image"]
        kind = picture.format
        kept = picture.convert("RGB" if kind == "JPEG" else "RGBA")
        kept.thumbnail((SIDE_AT_MOST, SIDE_AT_MOST))
        kept.info.clear()
        written = io.BytesIO()
        kept.save(written, format=kind)
        name = f"{settings.MARKDOWNX_MEDIA_PATH}{uuid.uuid4()}.{FORMATS[kind]}"
        return default_storage.save(name, ContentFile(written.getvalue()))


def picture(request: HttpRequest, path: str) -> HttpResponseBase:
    """A stored picture. It may be shown and nothing else: it cannot run or load anything."""
    response = serve(request, path, document_root=str(settings.MEDIA_ROOT))
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
