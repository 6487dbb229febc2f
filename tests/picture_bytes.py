"""Files to upload: good pictures, and ones that were made to do harm."""

from __future__ import annotations

import io
import os
import struct
import zlib
from pathlib import Path
from typing import Any

from PIL import Image, PngImagePlugin

ORIENTATION, GPS, TURNED_LEFT = 0x0112, 0x8825, 6
# Stands for whatever somebody hides in a file. Nothing that is stored may hold it.
PAYLOAD = b"<script>alert('payload')</script>"


def stored(media: Path) -> list[Path]:
    return sorted(path.relative_to(media) for path in media.glob("**/*") if path.is_file())


def encoded(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    written = io.BytesIO()
    image.save(written, kind, **options)
    return written.getvalue()


def picture_bytes(
    kind: str = "PNG",
    size: tuple[int, int] = (8, 4),
    mode: str = "RGB",
    color: Any = "red",
    **options: Any,
) -> bytes:
    return encoded(Image.new(mode, size, color), kind, **options)


def colourful(size: tuple[int, int] = (64, 48), mode: str = "RGB") -> Image.Image:
    """A photograph, as far as colours go: more of them than a drawing has."""
    ramp = Image.linear_gradient("L")
    return Image.merge("RGB", [ramp, ramp.rotate(90), ramp.rotate(180)]).resize(size).convert(mode)


def noise(size: tuple[int, int], mode: str = "RGB") -> Image.Image:
    length = size[0] * size[1] * len(mode)
    return Image.frombytes(mode, size, os.urandom(length))


def photograph() -> bytes:
    """A picture as a phone writes it: on its side, and with the place where it was taken.

    Upright, its upper half is red and its lower half blue.
    """
    sideways = Image.new("RGB", (80, 40), "blue")
    sideways.paste("red", (0, 0, 40, 40))
    exif = Image.Exif()
    exif[ORIENTATION] = TURNED_LEFT
    exif[GPS] = {1: "N", 2: (12.0, 58.0, 0.0)}
    return encoded(sideways, "JPEG", exif=exif, comment=b"Secret comment")


def png_chunk(kind: bytes, data: bytes) -> bytes:
    checksum = struct.pack(">I", zlib.crc32(kind + data))
    return struct.pack(">I", len(data)) + kind + data + checksum


def png(header: tuple[int, ...], *chunks: bytes) -> bytes:
    """A PNG of these parts. The header is its width, height, depth and kind of colour."""
    first = png_chunk(b"IHDR", struct.pack(">IIBBBBB", *header, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + first + b"".join(chunks) + png_chunk(b"IEND", b"")


def bomb() -> bytes:
    """A PNG of 13,000 by 13,000 black pixels in a few kilobytes."""
    side = 13_000
    rows = zlib.compress(bytes((1 + (side + 7) // 8) * side), 9)
    return png((side, side, 1, 0), png_chunk(b"IDAT", rows))


def text_bomb() -> bytes:
    """A small PNG with a hundred notes that are a megabyte each when unpacked."""
    note = png_chunk(b"zTXt", b"Note\x00\x00" + zlib.compress(bytes(1024 * 1024 - 1), 9))
    return png((1, 1, 8, 0), *[note] * 100, png_chunk(b"IDAT", zlib.compress(b"\x00\x00")))


def in_layers(count: int, size: tuple[int, int] = (7000, 7000)) -> bytes:
    """A JPEG that says its last layer again and again: each costs a pass over the picture."""
    once = encoded(Image.new("L", size), "JPEG", progressive=True)
    last = once.rindex(b"\xff\xda")
    return once[:last] + once[last:-2] * count + b"\xff\xd9"


def with_claimed_size(jpeg: bytes, width: int, height: int) -> bytes:
    """The same JPEG, saying that it is larger."""
    start = jpeg.index(b"\xff\xc0")
    return jpeg[: start + 5] + struct.pack(">HH", height, width) + jpeg[start + 9 :]


def with_no_samples(jpeg: bytes) -> bytes:
    """The same JPEG in layers, saying that each of its colours has no values at all."""
    start = jpeg.index(b"\xff\xc2")
    colours = jpeg[start + 9]
    broken = bytearray(jpeg)
    for place in range(start + 11, start + 11 + 3 * colours, 3):
        broken[place] = 0
    return bytes(broken)


def with_text(kind: str) -> bytes:
    """A picture with a script in every place that holds words."""
    exif = Image.Exif()
    exif[0x010E] = PAYLOAD.decode()
    match kind:
        case "PNG":
            notes = PngImagePlugin.PngInfo()
            notes.add_text("Comment", PAYLOAD.decode())
            notes.add_itxt("XML:com.adobe.xmp", PAYLOAD.decode())
            return encoded(colourful(), kind, pnginfo=notes, exif=exif)
        case "JPEG":
            return encoded(colourful(), kind, comment=PAYLOAD, exif=exif, icc_profile=PAYLOAD)
        case "GIF":
            return encoded(colourful(), kind, comment=PAYLOAD)
    return encoded(colourful(), kind, exif=exif, xmp=PAYLOAD, icc_profile=PAYLOAD)
