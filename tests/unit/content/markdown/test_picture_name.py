"""What a picture's name says."""

import pytest

from content.markdown.picture_name import File, content_type, make_name, read_name, read_url

RANDOM = "f00d" * 8


def test_name_says_the_size_and_the_files():
    name = read_name(f"{RANDOM}-1600x1067.jpg")

    assert (name.width, name.height, name.ending) == (1600, 1067, "jpg")
    assert name.url == f"/media/pictures/{RANDOM}-1600x1067.jpg"
    assert name.webp_files == (
        File(f"{RANDOM}-1600x1067-400.webp", 400, 267),
        File(f"{RANDOM}-1600x1067-800.webp", 800, 534),
        File(f"{RANDOM}-1600x1067-1600.webp", 1600, 1067),
    )
    assert name.file_names == (
        f"{RANDOM}-1600x1067.jpg",
        f"{RANDOM}-1600x1067-400.webp",
        f"{RANDOM}-1600x1067-800.webp",
        f"{RANDOM}-1600x1067-1600.webp",
    )


@pytest.mark.parametrize(
    ("size", "widths"),
    [
        ((8, 4), [8]),
        ((400, 300), [400]),
        ((401, 300), [400, 401]),
        ((800, 600), [400, 800]),
        ((1, 1600), [1]),
        ((1600, 1), [400, 800, 1600]),
    ],
)
def test_no_file_is_wider_than_the_picture_and_none_has_no_height(size, widths):
    files = make_name(RANDOM, size, "png").webp_files

    assert [file.width for file in files] == widths
    assert min(file.height for file in files) >= 1


def test_name_that_is_made_is_read_again():
    name = make_name(RANDOM, (1067, 1600), "png")

    assert read_name(str(name)) == name
    assert read_url(name.url) == name


@pytest.mark.parametrize(
    "name",
    [
        "vial.jpg",
        f"{RANDOM}.jpg",
        f"{RANDOM}-1600x1067.svg",
        f"{RANDOM}-1600x1067-400.webp",
        f"{RANDOM}-0x1067.jpg",
        f"{RANDOM}-16000x1067.jpg",
        f"{RANDOM.upper()}-1600x1067.jpg",
        f"{RANDOM}-1600x1067.jpg\n",
        f"{RANDOM}-١٦x1067.jpg",
        f"../{RANDOM}-1600x1067.jpg",
    ],
)
def test_what_is_no_name_of_a_picture_is_not_read(name):
    assert read_name(name) is None
    assert read_url(f"/media/pictures/{name}") is None


def test_address_in_another_folder_is_not_read():
    assert read_url(f"/static/{RANDOM}-8x4.png") is None
    assert read_url(f"https://example.org/media/pictures/{RANDOM}-8x4.png") is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (f"{RANDOM}-8x4.jpg", "image/jpeg"),
        (f"{RANDOM}-8x4.png", "image/png"),
        (f"{RANDOM}-8x4-8.webp", "image/webp"),
        (f"{RANDOM}-8x4.webp", None),
        (f"{RANDOM}-8x4-8.jpg", None),
        (f"{RANDOM}-8x4.html", None),
        ("guide.sqlite3", None),
    ],
)
def test_only_files_of_pictures_have_a_type_to_be_served_with(name, expected):
    assert content_type(name) == expected
