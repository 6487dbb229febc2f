"""Uploaded pictures: read by what is in the file, written anew, and stored.

    read_picture(file)  an uploaded file -> its pixels, upright and small; ValidationError says why not
    store(image)        pixels -> the files of a picture, and its name
    delete(name)        the files go

Nothing of the uploaded file itself is kept: not its name, not its bytes, not the place where
it was taken.
"""

from __future__ import annotations

import io
import struct
import threading
import uuid
from contextlib import suppress
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image, ImageOps, UnidentifiedImageError
from pillow_heif import register_heif_opener

from content.markdown.picture_name import SIDE_AT_MOST, PictureName, make_name, read_name
from content.picture_colours import to_srgb

MEGABYTE = 1024 * 1024
# Decoding takes memory, and kinds of file differ in how much. With these limits the worst
# picture takes about 190 MB for a moment. Photographs of phones are JPEG or HEIC.
PIXELS_AT_MOST = {
    "JPEG": 60_000_000,
    "PNG": 10_000_000,
    "GIF": 10_000_000,
    "WEBP": 6_500_000,
    "AVIF": 6_500_000,
    # What a phone of today takes when nobody asks it for more. Measured, not tested: to write such a
    # file takes half a minute.
    "HEIF": 25_000_000,
}
# A JPEG is read at an eighth of its size as cheaply as a small one, unless it is stored in
# several scans (“progressive”): then it is held whole, two bytes for each value, and each scan
# is one more pass. Programs write about ten.
VALUES_IN_SCANS_AT_MOST = 40_000_000
SCANS_AT_MOST = 30
# JPEG files with a second picture inside, as some phones write them. The first is kept.
JPEG_TWINS = {"MPO"}
# Markers of a JPEG file, by their names in its standard: the frame of a sequential picture
# (SOF0, SOF1), any segment that says how long it is, and the start of a scan (SOS).
SEQUENTIAL_FRAMES = {0xFFC0, 0xFFC1}
SEGMENTS = {*range(0xFFC0, 0xFFD0), *range(0xFFDA, 0xFFFF)}
START_OF_SCAN = 0xFFDA
# Drawings have few colours, and their edges suffer as JPEG.
FEW_COLOURS = 256

NOT_A_PICTURE = "This is not a whole JPEG, PNG, WebP, AVIF, HEIC or GIF picture: save it as one of these and try again."
TOO_LARGE = "This file is larger than {} MB: make the picture smaller first."
TOO_MANY_PIXELS = "This picture has {} by {} pixels: make it smaller first."
TOO_MANY_BY_FAR = "This picture has far too many pixels: make it smaller first."
TOO_MANY_SCANS = "This JPEG is stored in too many layers: save it again as a plain JPEG."
# Pillow itself reads no HEIC. A photograph's small twin inside the file is not asked for.
register_heif_opener(thumbnails=False)
# What Pillow raises for files that are broken, or made to break it.
BROKEN = (
    UnidentifiedImageError,
    OSError,
    ValueError,
    SyntaxError,
    TypeError,
    IndexError,
    KeyError,
    EOFError,
    # A number too large, or a division by a size that the file says is nought.
    ArithmeticError,
    MemoryError,
    struct.error,
)

# Two pictures at a time would take twice the memory.
_one_at_a_time = threading.Lock()


def read_picture(file: Any) -> Image.Image:
    """The picture in an uploaded file: its first frame, upright, at most 1600 pixels a side.

    Raises `ValidationError` for a file that is not kept: what is wrong with it, and what to do.
    """
    if file.size > settings.MARKDOWNX_UPLOAD_MAX_SIZE:
        raise ValidationError(TOO_LARGE.format(settings.MARKDOWNX_UPLOAD_MAX_SIZE // MEGABYTE))
    with _one_at_a_time:
        try:
            with Image.open(file, formats=tuple(PIXELS_AT_MOST)) as picture:
                _check_size(picture, file)
                return _shrink(picture)
        except Image.DecompressionBombError as error:
            raise ValidationError(TOO_MANY_BY_FAR) from error
        except BROKEN as error:
            raise ValidationError(NOT_A_PICTURE) from error


def store(image: Image.Image) -> str:
    """Write the files of a picture under a random name, and return that name.

    All of them or none: what was written before an error is deleted.
    """
    ending = "png" if _is_transparent(image) or image.getcolors(FEW_COLOURS) else "jpg"
    name = make_name(uuid.uuid4().hex, image.size, ending)
    try:
        _write_all(name, image)
    except OSError:
        with suppress(OSError):
            delete(str(name))
        raise
    return str(name)


def delete(name: str) -> None:
    """Delete the files of a picture. Those that are gone already do not matter."""
    known = read_name(name)
    for file_name in known.file_names if known else ():
        default_storage.delete(path_of(file_name))


def path_of(file_name: str) -> str:
    """Where the storage has a file of a picture."""
    return f"{settings.MARKDOWNX_MEDIA_PATH}{file_name}"


def _check_size(picture: Any, file: Any) -> None:
    """Raise `ValidationError` before a pixel is read."""
    kind = "JPEG" if picture.format in JPEG_TWINS else picture.format
    if picture.width * picture.height > PIXELS_AT_MOST[kind]:
        raise ValidationError(TOO_MANY_PIXELS.format(picture.width, picture.height))
    if kind == "JPEG" and _has_several_scans(file):
        if _count_values(picture) > VALUES_IN_SCANS_AT_MOST:
            raise ValidationError(TOO_MANY_PIXELS.format(picture.width, picture.height))
        file.seek(0)
        if file.read().count(START_OF_SCAN.to_bytes(2, "big")) > SCANS_AT_MOST:
            raise ValidationError(TOO_MANY_SCANS)


def _has_several_scans(file: Any) -> bool:
    """Whether a JPEG is not one scan with all colours. So it is for a file that is odd."""
    file.seek(2)
    colours = 0
    while len(head := file.read(4)) == 4:
        marker, length = struct.unpack(">HH", head)
        if marker not in SEGMENTS or length < 3:
            return True
        part = file.read(length - 2)
        if marker == START_OF_SCAN:
            return int(part[0]) != colours
        if marker in SEQUENTIAL_FRAMES:
            colours = part[5]
    return True


def _count_values(picture: Any) -> float:
    """How many values a JPEG stores: three a pixel, or half of that when colours are coarser."""
    sizes = [(across, down) for _, across, down, _ in picture.layer]
    finest = max(across for across, _ in sizes) * max(down for _, down in sizes)
    values: float = picture.width * picture.height * sum(a * d for a, d in sizes) / finest
    return values


def _shrink(picture: Any) -> Image.Image:
    # A JPEG can be read at a half, a quarter or an eighth of its size.
    picture.draft(None, (SIDE_AT_MOST, SIDE_AT_MOST))
    picture.load()
    if picture.mode == "P":
        # Numbers of a palette cannot be mixed, colours can.
        picture = picture.convert("RGBA" if "transparency" in picture.info else "RGB")
    elif picture.mode == "I;16":
        # Greys of two bytes: Pillow would cut all but the darkest off.
        picture = picture.point(lambda grey: grey / 257).convert("L")
    profile = picture.info.get("icc_profile")
    picture.thumbnail((SIDE_AT_MOST, SIDE_AT_MOST))
    # Which way is up stands in EXIF, which can be broken too.
    upright = to_srgb(ImageOps.exif_transpose(picture), profile)
    small = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    small.info.clear()
    return small


def _is_transparent(image: Image.Image) -> bool:
    return image.mode == "RGBA" and image.getchannel("A").getextrema() != (255, 255)


def _write_all(name: PictureName, image: Image.Image) -> None:
    if name.ending == "jpg":
        _write(str(name), image, "JPEG", quality=85, optimize=True)
    else:
        _write(str(name), image, "PNG")
    for file in name.webp_files:
        _write(file.name, image.resize((file.width, file.height)), "WEBP", quality=80, method=2)


def _write(file_name: str, image: Image.Image, kind: str, **options: Any) -> None:
    written = io.BytesIO()
    converted = image if kind != "JPEG" else image.convert("RGB")
    converted.save(written, format=kind, **options)
    default_storage.save(path_of(file_name), ContentFile(written.getvalue()))
