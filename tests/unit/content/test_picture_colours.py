"""Colours of phones' photographs, as browsers show a picture without a profile."""

from django.core.files.base import ContentFile
from PIL import Image, ImageCms

from content.picture_colours import to_srgb
from content.picture_files import read_picture
from tests.picture_bytes import encoded


def profile_with_red_and_green_swapped():
    """A profile that nobody could miss: what it calls red is green in sRGB."""
    written = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return written.replace(b"rXYZ", b"____").replace(b"gXYZ", b"rXYZ").replace(b"____", b"gXYZ")


def test_photograph_is_stored_with_the_colours_that_its_profile_means():
    photograph = encoded(
        Image.new("RGB", (8, 4), "red"), "PNG", icc_profile=profile_with_red_and_green_swapped()
    )

    kept = read_picture(ContentFile(photograph))

    red, green, blue = kept.getpixel((0, 0))
    assert (red < 10, green > 245, blue < 10) == (True, True, True)
    assert kept.info == {}


def test_profile_that_is_broken_or_of_other_colours_changes_nothing():
    picture = Image.new("RGB", (8, 4), "red")
    of_others = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()

    for profile in (None, b"no profile", of_others):
        assert to_srgb(picture, profile).getpixel((0, 0)) == (255, 0, 0)


def test_transparency_stays():
    picture = Image.new("RGBA", (8, 4), (255, 0, 0, 77))

    kept = to_srgb(picture, profile_with_red_and_green_swapped())

    assert kept.getpixel((0, 0))[3] == 77
