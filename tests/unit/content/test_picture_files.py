"""Uploaded files: which are pictures, and what is stored of them."""

import io
import zlib

import pytest
from django.conf import settings as site_settings
from django.core.files.base import ContentFile
from PIL import Image

from content import picture_files
from content.markdown import picture_name
from content.picture_files import read_picture, store
from tests.picture_bytes import (
    colourful,
    encoded,
    photograph,
    picture_bytes,
    png,
    png_chunk,
    stored,
)


def kept(media, content):
    """The files that a picture becomes: its fallback, then WebP from the narrowest on."""
    name = picture_name.read_name(store(read_picture(ContentFile(content))))
    files = [(media / "pictures" / file).read_bytes() for file in name.file_names]
    return [Image.open(io.BytesIO(file)) for file in files]


def test_settings_and_the_ground_floor_agree_on_the_folder():
    folder = site_settings.MEDIA_URL + site_settings.MARKDOWNX_MEDIA_PATH

    assert folder == picture_name.FOLDER


def test_photograph_becomes_a_jpeg_and_webp_files_of_three_widths(media):
    files = kept(media, encoded(colourful((3200, 2000)), "JPEG"))

    assert [(file.format, file.size) for file in files] == [
        ("JPEG", (1600, 1000)),
        ("WEBP", (400, 250)),
        ("WEBP", (800, 500)),
        ("WEBP", (1600, 1000)),
    ]


def test_small_picture_is_not_made_larger(media):
    files = kept(media, encoded(colourful((90, 60)), "PNG"))

    assert [(file.format, file.size) for file in files] == [("JPEG", (90, 60)), ("WEBP", (90, 60))]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF", "GIF"])
def test_every_named_kind_is_kept(media, kind):
    files = kept(media, picture_bytes(kind))

    assert [file.size for file in files] == [(8, 4), (8, 4)]
    for file in files:
        red, green, blue = file.convert("RGB").getpixel((4, 2))
        assert (red > 200, green < 60, blue < 60) == (True, True, True)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF", "GIF"])
def test_picture_that_moves_is_kept_as_its_first_frame(media, kind):
    moving = picture_bytes(
        kind, size=(64, 64), save_all=True, append_images=[Image.new("RGB", (64, 64), "blue")] * 3
    )

    files = kept(media, moving)

    assert {getattr(file, "n_frames", 1) for file in files} == {1}
    assert [file.convert("RGB").getpixel((9, 9))[0] > 200 for file in files] == [True, True]


def test_drawing_of_few_colours_stays_a_png(media):
    assert kept(media, picture_bytes("GIF"))[0].format == "PNG"


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF", "HEIF"])
def test_picture_that_one_can_see_through_stays_so(media, kind):
    picture = colourful((64, 64), "RGBA")
    picture.putalpha(0)

    files = kept(media, encoded(picture, kind))

    assert [(file.format, file.convert("RGBA").getpixel((9, 9))[3]) for file in files] == [
        ("PNG", 0),
        ("WEBP", 0),
    ]


@pytest.mark.parametrize("kind", ["PNG", "GIF"])
def test_palette_with_a_hole_is_kept_with_its_hole(media, kind):
    picture = Image.new("P", (8, 8), 1)
    picture.putpalette([0, 0, 0, 255, 0, 0])
    picture.paste(0, (0, 0, 4, 8))

    files = kept(media, encoded(picture, kind, transparency=0))

    assert files[0].convert("RGBA").getpixel((1, 1))[3] == 0
    assert files[0].convert("RGBA").getpixel((6, 6)) == (255, 0, 0, 255)


def test_picture_with_no_holes_is_not_kept_as_if_it_had(media):
    assert kept(media, encoded(colourful((64, 64), "RGBA"), "PNG"))[0].format == "JPEG"


@pytest.mark.parametrize(
    ("mode", "kind", "color", "expected"),
    [
        ("L", "JPEG", 200, (200, 200, 200)),
        ("CMYK", "JPEG", (0, 255, 255, 0), (255, 0, 0)),
        ("1", "PNG", 1, (255, 255, 255)),
        ("I;16", "PNG", 200 * 257, (200, 200, 200)),
        ("LA", "PNG", (200, 255), (200, 200, 200)),
    ],
)
def test_picture_of_any_mode_keeps_its_colours(media, mode, kind, color, expected):
    files = kept(media, picture_bytes(kind, mode=mode, color=color))

    for file in files:
        found = file.convert("RGB").getpixel((4, 2))
        assert max(abs(a - b) for a, b in zip(found, expected, strict=True)) < 12


def test_photograph_is_turned_upright_and_loses_where_it_was_taken(media):
    for file in kept(media, photograph()):
        assert file.size == (40, 80)
        assert [file.convert("RGB").getpixel((20, y))[0] > 200 for y in (10, 70)] == [True, False]
        assert dict(file.getexif()) == {}
        assert {"comment", "exif", "icc_profile", "xmp"} & file.info.keys() == set()


def test_phones_jpeg_with_two_pictures_is_kept_as_its_first(media):
    second = Image.new("RGB", (8, 4), "blue")

    files = kept(media, picture_bytes("MPO", save_all=True, append_images=[second]))

    assert [file.convert("RGB").getpixel((0, 0))[0] > 200 for file in files] == [True, True]


def test_photograph_of_fifty_million_pixels_is_kept(media):
    assert kept(media, picture_bytes("JPEG", size=(8200, 6100)))[0].size == (1600, 1190)


@pytest.mark.parametrize(
    ("kind", "size", "options"),
    [
        ("JPEG", (10_000, 6001), {}),
        ("JPEG", (6000, 4500), {"progressive": True}),
        ("JPEG", (4000, 3400), {"progressive": True, "subsampling": 0}),
        ("PNG", (4000, 2501), {}),
        ("WEBP", (3000, 2200), {"method": 0}),
    ],
)
def test_picture_that_would_take_too_much_memory_is_refused(kind, size, options):
    content = picture_bytes(kind, size=size, **options)

    with pytest.raises(match=f"has {size[0]} by {size[1]} pixels"):
        read_picture(ContentFile(content))


def test_jpeg_that_hides_its_layers_counts_as_in_scans():
    plain = picture_bytes("JPEG", size=(7000, 6000))
    # Programs that read pictures pass over bytes between two parts.
    odd = plain[:2] + b"\xff" + plain[2:]

    with pytest.raises(match="has 7000 by 6000 pixels"):
        read_picture(ContentFile(odd))


def test_plain_jpeg_with_its_colours_one_after_the_other_counts_as_in_scans():
    plain = picture_bytes("JPEG")
    start = plain.index(b"\xff\xda")
    one_colour = plain[:start] + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + plain[start + 14 :]

    assert not picture_files._has_several_scans(io.BytesIO(plain))
    assert picture_files._has_several_scans(io.BytesIO(one_colour))


def test_sixteen_bit_colours_are_kept(media):
    row = b"\x00" + b"\xff\xff\x00\x00\x00\x00" * 2
    content = png((2, 1, 16, 2), png_chunk(b"IDAT", zlib.compress(row)))

    assert kept(media, content)[0].convert("RGB").getpixel((0, 0)) == (255, 0, 0)


def test_two_pictures_get_two_names(media):
    image = read_picture(ContentFile(picture_bytes()))

    assert store(image) != store(image)
    assert len(stored(media)) == 4


def test_delete_takes_the_files_of_one_picture_and_no_others(media):
    image = read_picture(ContentFile(picture_bytes()))
    first, second = store(image), store(image)

    picture_files.delete(first)
    picture_files.delete(first)
    picture_files.delete("../guide.sqlite3")

    assert {path.name[:32] for path in stored(media)} == {second[:32]}
