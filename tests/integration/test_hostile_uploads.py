"""Thirty and more files that were made to do harm: each is refused with a sentence, or made
harmless, in under two seconds."""

import io
import re
import subprocess
import sys
import zlib

import pytest
from django.conf import settings as site_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from content.models import Picture
from content.picture_files import NOT_A_PICTURE, TOO_MANY_BY_FAR, TOO_MANY_SCANS
from tests.factories import make_staff
from tests.picture_bytes import (
    PAYLOAD,
    bomb,
    colourful,
    encoded,
    in_layers,
    noise,
    photograph,
    picture_bytes,
    png,
    png_chunk,
    stored,
    text_bomb,
    with_claimed_size,
    with_no_samples,
    with_text,
)
from tests.processes import environment_of_site
from tests.work import must_end

MEGABYTES_AT_MOST = 300
FILE_NAME = re.compile(r"pictures/[0-9a-f]{32}-\d+x\d+(\.jpg|\.png|-\d+\.webp)")

pytestmark = [
    pytest.mark.django_db,
    # Pillow warns of a bomb; the site refuses it.
    pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning"),
]


@pytest.fixture
def send(client, media):
    """Upload a file and give the answer."""
    client.force_login(make_staff("editor", permissions=("add_picture",)))

    def send(content, name="picture.png", content_type="image/png"):
        content = content() if callable(content) else content
        file = SimpleUploadedFile(name, content, content_type)
        with must_end():
            return client.post(
                reverse("markdownx_upload"), {"image": file, "alternative": "A picture"}
            )

    return send


def too_many(width, height):
    return f"This picture has {width} by {height} pixels: make it smaller first."


def zip_of(content):
    return b"PK\x03\x04" + content + b"PK\x05\x06" + bytes(18)


# What takes long to make is made by the test that sends it: each worker reads this file.
REFUSED = {
    "script": (b"#!/bin/sh\necho hello\n", NOT_A_PICTURE),
    "web page": (b"<!doctype html>" + PAYLOAD, NOT_A_PICTURE),
    "SVG": (b'<svg xmlns="http://www.w3.org/2000/svg">' + PAYLOAD + b"</svg>", NOT_A_PICTURE),
    "SVG after the first bytes of a PNG": (
        b"\x89PNG\r\n\x1a\n<svg>" + PAYLOAD + b"</svg>",
        NOT_A_PICTURE,
    ),
    "web page as GIF": (b"GIF89a<html>" + PAYLOAD, NOT_A_PICTURE),
    "script that is a GIF": (b"GIF89a/*\x00\x00*/=1;" + PAYLOAD, NOT_A_PICTURE),
    "PDF": (b"%PDF-1.7\n" + PAYLOAD, NOT_A_PICTURE),
    "PostScript": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", NOT_A_PICTURE),
    "ZIP": (zip_of(PAYLOAD), NOT_A_PICTURE),
    "programme": (b"\x7fELF\x02\x01\x01" + bytes(200), NOT_A_PICTURE),
    "TIFF": (picture_bytes("TIFF"), NOT_A_PICTURE),
    "BMP": (picture_bytes("BMP"), NOT_A_PICTURE),
    "ICO": (picture_bytes("ICO", size=(16, 16)), NOT_A_PICTURE),
    "JPEG 2000": (picture_bytes("JPEG2000"), NOT_A_PICTURE),
    "nothing but the head of a HEIC": (
        b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(99),
        NOT_A_PICTURE,
    ),
    "truncated PNG": (picture_bytes("PNG", size=(300, 300))[:-60], NOT_A_PICTURE),
    "truncated JPEG": (picture_bytes("JPEG", size=(300, 300))[:-200], NOT_A_PICTURE),
    "truncated WebP": (encoded(colourful((300, 300)), "WEBP")[:-200], NOT_A_PICTURE),
    "truncated AVIF": (encoded(colourful((300, 300)), "AVIF")[:-200], NOT_A_PICTURE),
    "truncated HEIC": (encoded(colourful((300, 300)), "HEIF")[:-200], NOT_A_PICTURE),
    "truncated GIF": (encoded(colourful((300, 300)), "GIF")[:-2000], NOT_A_PICTURE),
    "first bytes of a PNG": (b"\x89PNG\r\n\x1a\n", NOT_A_PICTURE),
    "first bytes of a JPEG": (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", NOT_A_PICTURE),
    "PNG with no side": (png((0, 0, 8, 2)), NOT_A_PICTURE),
    "PNG with a wrong checksum": (picture_bytes().replace(b"IDAT", b"IDAT\x00"), NOT_A_PICTURE),
    "broken EXIF": (picture_bytes(exif=b"Exif\x00\x00not an exif block"), NOT_A_PICTURE),
    "notes of a hundred megabytes": (text_bomb, NOT_A_PICTURE),
    "bomb": (bomb, too_many(13000, 13000)),
    "larger bomb": (png((60_000, 60_000, 8, 6)), TOO_MANY_BY_FAR),
    "largest bomb": (png((2**31 - 1, 2**31 - 1, 16, 6)), TOO_MANY_BY_FAR),
    "one endless row": (png((100_000_000, 1, 8, 2)), too_many(100_000_000, 1)),
    "GIF of 65,535 by 65,535": (
        b"GIF89a\xff\xff\xff\xff\x80\x00\x00" + bytes(6) + b",\x00\x00\x00\x00\xff\xff\xff\xff\x00"
        b"\x02\x02D\x01\x00;",
        TOO_MANY_BY_FAR,
    ),
    "JPEG that says it is huge": (
        with_claimed_size(encoded(colourful(), "JPEG"), 60_000, 2_000),
        too_many(60_000, 2_000),
    ),
    "JPEG in endless layers": (lambda: in_layers(20_000, (2000, 2000)), TOO_MANY_SCANS),
    "JPEG in a few layers, but huge": (lambda: in_layers(5), too_many(7000, 7000)),
    "JPEG in layers whose colours have no values": (
        with_no_samples(encoded(colourful(), "JPEG", progressive=True)),
        NOT_A_PICTURE,
    ),
    "eleven megabytes": (
        picture_bytes() + bytes(10 * 1024 * 1024),
        "This file is larger than 10 MB: make the picture smaller first.",
    ),
}
MADE_HARMLESS = {
    "PNG with a script behind it": picture_bytes() + PAYLOAD,
    "JPEG with a script behind it": encoded(colourful(), "JPEG") + PAYLOAD,
    "GIF with a script behind it": picture_bytes("GIF") + PAYLOAD,
    "JPEG with a ZIP behind it": encoded(colourful(), "JPEG") + zip_of(PAYLOAD),
    "JPEG that is a script": encoded(colourful(), "JPEG", comment=b"*/=1;" + PAYLOAD + b"/*"),
    "PNG with a script in a part of its own": png(
        (1, 1, 8, 0),
        png_chunk(b"scPt", PAYLOAD),
        png_chunk(b"IDAT", zlib.compress(b"\x00\x00")),
    ),
    "PNG with a script in its rows": png(
        (len(PAYLOAD), 1, 8, 0), png_chunk(b"IDAT", zlib.compress(b"\x00" + PAYLOAD, 0))
    ),
    "PNG with a script in its words": with_text("PNG"),
    "JPEG with a script in its words": with_text("JPEG"),
    "WebP with a script in its words": with_text("WEBP"),
    "AVIF with a script in its words": with_text("AVIF"),
    "GIF with a script in its words": with_text("GIF"),
    "photograph with the place where it was taken": photograph(),
    "GIF with a thousand pictures": lambda: encoded(
        colourful((20, 20)),
        "GIF",
        save_all=True,
        append_images=[noise((20, 20), "L") for _ in range(1000)],
    ),
    "JPEG in as many layers as are read": lambda: in_layers(20, (6000, 6000)),
    "PNG of noise": lambda: encoded(noise((1800, 1800)), "PNG"),
    "WebP of noise one can see through": lambda: encoded(
        noise((1500, 1500), "RGBA"), "WEBP", lossless=True, quality=0, method=0
    ),
}


def test_there_are_at_least_thirty():
    assert len(REFUSED) + len(MADE_HARMLESS) >= 30


@pytest.mark.parametrize(("content", "sentence"), REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize(
    ("name", "content_type"), [("a.png", "image/png"), ("a.jpg", "image/jpeg")]
)
def test_hostile_file_is_refused_with_a_sentence_whatever_it_is_called(
    send, media, content, sentence, name, content_type
):
    response = send(content, name, content_type)

    assert (response.status_code, response.json()) == (400, {"image": [sentence]})
    assert stored(media) == []
    assert not Picture.objects.exists()


@pytest.mark.parametrize("content", MADE_HARMLESS.values(), ids=MADE_HARMLESS)
def test_hostile_picture_is_made_harmless(client, send, media, content):
    response = send(content)

    assert response.status_code == 200
    files = stored(media)
    assert len(files) >= 2
    for path in files:
        assert FILE_NAME.fullmatch(str(path))
        kept = (media / path).read_bytes()
        assert PAYLOAD not in kept
        with Image.open(io.BytesIO(kept)) as picture:
            assert dict(picture.getexif()) == {}
            assert picture.info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"} | {
                *("progressive", "progression", "loop", "background", "timestamp", "duration")
            }


@pytest.mark.parametrize(
    "name",
    [
        "../../../../etc/cron.d/evil.png",
        "..\\..\\evil.php",
        "/etc/passwd",
        "evil.php\x00.png",
        "evil.html",
        "a" * 300 + ".png",
        "<img src=x onerror=alert(1)>.svg",
        "‮gnp.exe",
    ],
)
def test_hostile_name_is_forgotten(send, media, name):
    response = send(picture_bytes(), name=name)

    assert response.status_code == 200
    assert [bool(FILE_NAME.fullmatch(str(path))) for path in stored(media)] == [True, True]
    assert [path.name for path in media.parent.iterdir() if path.is_file()] == []
    assert name not in response.content.decode()


WORST = {
    # The largest that each kind may be, in its dearest form.
    "plain.jpg": (8900, 6700, "JPEG", {"quality": 50}),
    "layered.jpg": (5900, 4400, "JPEG", {"quality": 50, "progressive": True}),
    "palette.gif": (3600, 2770, "GIF", {}),
    "holes.png": (3600, 2770, "PNG", {"compress_level": 1}),
    "holes.webp": (2600, 2490, "WEBP", {"lossless": True, "quality": 0, "method": 0}),
    "holes.avif": (2600, 2490, "AVIF", {"speed": 10, "subsampling": "4:4:4"}),
}
MEASURE = """
import sys
import django
django.setup()
import mesosite.urls
from django.core.files import File
from content import picture_files
for path in sys.argv[1:]:
    with open(path, "rb") as file:
        print(picture_files.store(picture_files.read_picture(File(file))))
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(int(peak.split()[1]) // 1024)
"""


def test_worst_pictures_that_are_kept_leave_the_process_under_300_megabytes(tmp_path):
    paths = []
    for name, (width, height, kind, options) in WORST.items():
        mode = "RGBA" if name.startswith("holes") else "RGB"
        picture = colourful((width, height), mode)
        if mode == "RGBA":
            picture.putalpha(Image.linear_gradient("L").resize(picture.size))
        picture.save(tmp_path / name, kind, **options)
        paths.append(str(tmp_path / name))

    done = subprocess.run(  # noqa: S603 (our own code, on our own files)
        [sys.executable, "-c", MEASURE, *paths],
        cwd=site_settings.BASE_DIR,
        env=environment_of_site(tmp_path),
        capture_output=True,
        text=True,
        check=True,
    )

    *kept, peak = done.stdout.split()
    assert len(kept) == len(WORST)
    assert int(peak) < MEGABYTES_AT_MOST
