"""markdownx's two addresses and stored pictures: who may use them, and what they do."""

import io
import re
import struct
import warnings
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from content.editor import editor_context
from content.markdown import render
from tests.factories import BODY, make_staff

REFUSAL = "Sign in as a member of staff who may write pages."
NOT_A_PICTURE = (
    "This is not a whole JPEG, PNG or WebP picture: save it as one of these and try again."
)
ORIENTATION, GPS, TURNED_LEFT = 0x0112, 0x8825, 6


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


@pytest.fixture
def writer_client(client, db):
    client.force_login(make_staff("writer", permissions=("add_revision",)))
    return client


def picture_bytes(kind="PNG", size=(8, 4), mode="RGB", color="red", **options):
    written = io.BytesIO()
    Image.new(mode, size, color).save(written, kind, **options)
    return written.getvalue()


def photograph():
    """A picture as a phone writes it: on its side, and with the place where it was taken.

    Upright, its upper half is red and its lower half blue.
    """
    sideways = Image.new("RGB", (80, 40), "blue")
    sideways.paste("red", (0, 0, 40, 40))
    exif = Image.Exif()
    exif[ORIENTATION] = TURNED_LEFT
    exif.get_ifd(GPS)[1] = "N"
    exif[GPS] = {1: "N", 2: (12.0, 58.0, 0.0)}
    written = io.BytesIO()
    sideways.save(written, "JPEG", exif=exif, comment=b"Secret comment")
    return written.getvalue()


def bomb():
    """A PNG of 13,000 by 13,000 black pixels in a few kilobytes."""

    def chunk(kind, data):
        checksum = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + checksum

    side = 13_000
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes((1 + (side + 7) // 8) * side), 9)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


def upload(client, content, name="picture.png", content_type="image/png"):
    file = SimpleUploadedFile(name, content, content_type)
    return client.post(reverse("markdownx_upload"), {"image": file})


def stored(media):
    return sorted(path.relative_to(media) for path in media.glob("**/*") if path.is_file())


# Who may


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["markdownx_markdownify", "markdownx_upload"])
@pytest.mark.parametrize("who", ["nobody", "patient", "staff", "other staff", "former staff"])
def test_editor_refuses_whoever_may_not_write_pages(client, media, name, who):
    permissions = {"staff": (), "other staff": ("view_revision", "publish_revision")}
    if who != "nobody":
        user = make_staff(permissions=permissions.get(who, ("add_revision",)))
        user.is_staff = who != "patient"
        user.is_active = who != "former staff"
        user.save()
        client.force_login(user)

    response = client.post(
        reverse(name),
        {"content": "Words.", "image": SimpleUploadedFile("a.png", picture_bytes(), "image/png")},
    )

    assert (response.status_code, response["Content-Type"]) == (403, "text/plain")
    assert response.content.decode() == REFUSAL
    assert stored(media) == []


@pytest.mark.parametrize("name", ["markdownx_markdownify", "markdownx_upload"])
def test_editor_can_only_be_posted_to(writer_client, name):
    response = writer_client.get(reverse(name))

    assert (response.status_code, response["Allow"]) == (405, "POST")


@pytest.mark.parametrize("name", ["markdownx_markdownify", "markdownx_upload"])
def test_editor_asks_for_the_token_of_its_form(db, client_that_checks_tokens, name):
    response = client_that_checks_tokens.post(reverse(name), {"content": "Words."})

    assert response.status_code == 403
    assert "CSRF" in response.content.decode()


@pytest.fixture
def client_that_checks_tokens(client, db):
    client.handler.enforce_csrf_checks = True
    client.force_login(make_staff("writer", permissions=("add_revision",)))
    return client


# The preview


def test_preview_is_what_readers_get(writer_client):
    response = writer_client.post(reverse("markdownx_markdownify"), {"content": BODY})

    assert response.status_code == 200
    assert response.content.decode() == render(BODY, editor_context()).html


def test_preview_of_nothing_is_empty(writer_client):
    response = writer_client.post(reverse("markdownx_markdownify"))

    assert (response.status_code, response.content) == (200, b"")


# Pictures that are kept


@pytest.mark.parametrize(
    ("kind", "ending", "content_type"),
    [("JPEG", "jpg", "image/jpeg"), ("PNG", "png", "image/png"), ("WEBP", "webp", "image/webp")],
)
def test_picture_is_kept_under_a_random_name_and_shown(
    writer_client, media, kind, ending, content_type
):
    first = upload(writer_client, picture_bytes(kind), name="../../Asha Rao.php")
    second = upload(writer_client, picture_bytes(kind), name="../../Asha Rao.php")

    codes = [response.json()["image_code"] for response in (first, second)]
    urls = [re.fullmatch(r"!\[\]\((.+)\)", code)[1] for code in codes]
    for url in urls:
        assert re.fullmatch(
            rf"/media/pictures/[0-9a-f]{{8}}(-[0-9a-f]{{4,12}}){{4}}\.{ending}", url
        )
    assert sorted(f"/media/{path}" for path in stored(media)) == sorted(set(urls))
    shown = writer_client.get(urls[0])
    with Image.open(io.BytesIO(b"".join(shown.streaming_content))) as picture:
        assert (picture.format, picture.size) == (kind, (8, 4))
    assert shown["Content-Type"] == content_type


@pytest.mark.django_db
def test_kept_picture_cannot_run_or_load_anything(client, media):
    (media / "pictures").mkdir(parents=True)
    (media / "pictures" / "a.png").write_bytes(picture_bytes())

    response = client.get("/media/pictures/a.png")

    assert response.status_code == 200
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    response.close()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("pictures/nothing.png", 404),
        ("pictures/", 404),
        ("../guide.sqlite3", 400),
        ("%2e%2e/guide.sqlite3", 400),
    ],
)
def test_only_kept_pictures_are_shown(client, media, path, status):
    (media / "pictures").mkdir(parents=True)
    (media.parent / "guide.sqlite3").write_text("Secret.")

    response = client.get(f"/media/{path}")

    assert response.status_code == status
    assert "Secret." not in response.content.decode()


def test_photograph_is_turned_upright_and_loses_where_it_was_taken(writer_client, media):
    original = photograph()
    assert Image.open(io.BytesIO(original)).getexif().get_ifd(GPS)

    response = upload(writer_client, original, "photo.jpg", "image/jpeg")

    assert response.status_code == 200
    content = (media / stored(media)[0]).read_bytes()
    with Image.open(io.BytesIO(content)) as picture:
        assert picture.size == (40, 80)
        assert [picture.getpixel((20, y))[0] > 200 for y in (10, 70)] == [True, False]
        assert dict(picture.getexif()) == {}
        assert picture.getexif().get_ifd(GPS) == {}
        assert {"comment", "exif", "icc_profile"} & picture.info.keys() == set()
    assert b"Secret comment" in original
    assert b"Secret comment" not in content


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_drawing_loses_its_exif_and_text(writer_client, media, kind):
    exif = Image.Exif()
    exif[0x010E] = "Secret description"
    original = picture_bytes(kind, exif=exif.tobytes())

    upload(writer_client, original)

    content = (media / stored(media)[0]).read_bytes()
    assert b"Secret description" in original
    assert b"Secret description" not in content


def test_large_picture_is_kept_small(writer_client, media):
    upload(writer_client, picture_bytes(size=(3200, 400)))

    with Image.open(media / stored(media)[0]) as picture:
        assert picture.size == (1600, 200)


def test_picture_that_is_see_through_stays_so(writer_client, media):
    upload(writer_client, picture_bytes(mode="RGBA", color=(255, 0, 0, 0)))

    with Image.open(media / stored(media)[0]) as picture:
        assert picture.convert("RGBA").getpixel((0, 0))[3] == 0


def test_phones_jpeg_with_two_pictures_is_kept_as_its_first(writer_client, media):
    second = Image.new("RGB", (8, 4), "blue")
    content = picture_bytes("MPO", save_all=True, append_images=[second])

    response = upload(writer_client, content, "photo.jpg", "image/jpeg")

    assert response.status_code == 200
    with Image.open(media / stored(media)[0]) as picture:
        assert (picture.format, picture.getpixel((0, 0))[0] > 200) == ("JPEG", True)


# Pictures that are refused


@pytest.mark.parametrize(
    "content",
    [
        b"#!/bin/sh\necho hello\n",
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        b"GIF89a<html><script>alert(1)</script></html>",
        picture_bytes("GIF"),
        picture_bytes("TIFF"),
        picture_bytes("BMP"),
        picture_bytes("PNG", size=(300, 300))[:-60],
        picture_bytes("JPEG", size=(300, 300))[:-200],
        picture_bytes("PNG", exif=b"Exif\x00\x00not an exif block"),
        b"\x89PNG\r\n\x1a\n",
    ],
    ids=[
        *("script", "SVG", "HTML as GIF", "GIF", "TIFF", "BMP", "truncated PNG"),
        *("truncated JPEG", "broken EXIF", "PNG's first bytes"),
    ],
)
@pytest.mark.parametrize(("name", "kind"), [("a.png", "image/png"), ("a.jpg", "image/jpeg")])
def test_what_is_no_whole_picture_is_refused_whatever_it_is_called(
    writer_client, media, content, name, kind
):
    response = upload(writer_client, content, name, kind)

    assert (response.status_code, response.json()) == (400, {"image": [NOT_A_PICTURE]})
    assert stored(media) == []


def test_bomb_is_refused_before_it_is_unpacked(writer_client, media):
    content = bomb()
    assert len(content) < 100_000

    with warnings.catch_warnings():
        # Pillow's own warning; the site refuses.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        response = upload(writer_client, content)

    assert (response.status_code, response.json()) == (
        400,
        {"image": ["This picture has 13000 by 13000 pixels: make it smaller first."]},
    )
    assert stored(media) == []


def test_file_that_is_too_large_is_refused(writer_client, media, settings):
    settings.MARKDOWNX_UPLOAD_MAX_SIZE = 1024 * 1024

    response = upload(writer_client, picture_bytes() + bytes(1024 * 1024))

    assert (response.status_code, response.json()) == (
        400,
        {"image": ["This file is larger than 1 MB: make the picture smaller first."]},
    )
    assert stored(media) == []


@pytest.mark.parametrize("data", [{}, {"image": "not a file"}])
def test_upload_without_a_file_is_refused(writer_client, data):
    response = writer_client.post(reverse("markdownx_upload"), data)

    assert (response.status_code, response.json()) == (400, {"image": ["This field is required."]})
