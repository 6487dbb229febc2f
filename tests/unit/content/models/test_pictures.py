"""Pictures: what a name says, where one is used, and what goes with it."""

import datetime

import pytest
from django.utils import timezone

from content.models import Clinic, Picture
from content.picture_uses import find_uses
from tests.factories import make_live, make_page, make_picture, make_revision, make_staff

pytestmark = pytest.mark.django_db


def text_with(picture):
    return f"Words.\n\n{picture.markdown}\n"


def test_picture_knows_its_size_and_addresses():
    picture = make_picture("A vial", name="f00d" * 8 + "-1600x1067.jpg")

    assert str(picture) == "A vial"
    assert (picture.width, picture.height) == (1600, 1067)
    assert picture.url == f"/media/pictures/{picture.name}"
    assert (picture.smallest.width, picture.smallest.height) == (400, 267)
    assert picture.markdown == f"![A vial]({picture.url})"


def test_picture_of_another_name_says_so():
    with pytest.raises(ValueError, match=r"“vial\.jpg” is not the name of a stored picture"):
        _ = Picture(name="vial.jpg").url


def test_files_go_when_it_is_certain_that_the_row_is_gone(
    media, django_capture_on_commit_callbacks
):
    picture = make_picture(name="f00d" * 8 + "-8x4.jpg")
    folder = media / "pictures"
    folder.mkdir(parents=True)
    for name in (*picture.file.file_names, "other.jpg"):
        (folder / name).write_bytes(b"")

    with django_capture_on_commit_callbacks() as callbacks:
        picture.delete()
    before = len(list(folder.iterdir()))
    for callback in callbacks:
        callback()

    assert before == 3
    assert [path.name for path in folder.iterdir()] == ["other.jpg"]


# Where it is used


def test_uses_are_told_apart():
    picture = make_picture()
    page = make_page("costs")
    old = make_live(page, body=text_with(picture))
    live = make_live(page, body=text_with(picture))
    draft = make_revision(page, body=text_with(picture))
    waiting = make_revision(make_page("pain"), body=text_with(picture))
    waiting.publish(at=timezone.now() + datetime.timedelta(days=1))
    make_revision(page)

    uses = find_uses([picture])[picture.pk]

    assert (uses.live, uses.to_come, uses.older) == ([live], [draft, waiting], [old])
    assert uses.is_used
    assert uses.reasons_to_stay == [
        "The page “Costs” shows it.",
        "A version of “Pain” that goes live by itself shows it.",
    ]


def test_draft_that_was_passed_over_and_a_withdrawn_page_are_older_uses():
    picture = make_picture()
    page = make_page("costs")
    passed_over = make_revision(page, body=text_with(picture))
    make_live(page)
    withdrawn = make_live(make_page("pain"), body=text_with(picture))
    withdrawn.page.withdraw(by=make_staff())

    uses = find_uses([picture])[picture.pk]

    assert (uses.live, uses.to_come, uses.older) == ([], [], [passed_over, withdrawn])
    assert uses.reasons_to_stay == []


def test_logo_is_a_use():
    picture, other = make_picture(), make_picture()
    Clinic.objects.create(logo=picture)

    uses = find_uses([picture, other])

    assert uses[picture.pk].reasons_to_stay == ["It is the clinic’s logo."]
    assert not uses[other.pk].is_used


def test_used_and_unused_agree_with_the_uses():
    in_a_draft, in_an_old_one, logo, nowhere = (make_picture() for _ in range(4))
    page = make_page("costs")
    make_live(page, body=text_with(in_an_old_one))
    make_live(page)
    make_revision(page, body=text_with(in_a_draft))
    Clinic.objects.create(logo=logo)

    used = set(Picture.objects.used())

    assert used == {in_a_draft, in_an_old_one, logo}
    assert set(Picture.objects.unused()) == {nowhere}
    uses = find_uses(Picture.objects.all())
    assert {picture for picture in Picture.objects.all() if uses[picture.pk].is_used} == used


@pytest.mark.parametrize("pictures", [1, 3])
def test_uses_cost_two_queries(pictures, django_assert_num_queries):
    made = [make_picture() for _ in range(pictures)]
    for key, picture in zip(["one", "two", "three"], made, strict=False):
        make_live(make_page(key), body=text_with(picture))

    with django_assert_num_queries(2):
        uses = find_uses(made)

    assert [len(found.live) for found in uses.values()] == [1] * pictures
