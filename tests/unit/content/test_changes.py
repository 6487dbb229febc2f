"""What readers are told of changes: what went live and went away, and nothing before its time."""

import datetime

import pytest
from django.utils import timezone

from content.changes import list_moments, read_changes
from content.contents_list import live_contents
from tests.factories import make_doctor, make_home, make_live, make_page, make_revision, make_staff

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


def changes():
    return read_changes(list_moments(), live_contents())


def test_each_version_that_went_live_is_told_and_the_newest_first():
    page = make_page("costs")
    make_live(page, note="First version.")
    make_live(page, title="What it costs", note="Prices of this year.")
    make_home(note="Shorter.")

    assert [(each.title, each.address, each.version.number, each.words) for each in changes()] == [
        ("Mesotherapy for hair loss", "/", 1, "Shorter."),
        ("What it costs", "/costs/", 2, "Prices of this year."),
        ("Costs", "/costs/", 1, "First version."),
    ]


def test_nothing_is_told_before_its_time():
    page = make_page("costs")
    make_revision(page, note="A draft.")
    make_revision(page, note="Discarded.").discard(by=make_staff())
    make_revision(page, note="To come.").publish(at=timezone.now() + datetime.timedelta(hours=1))

    assert changes() == []


def test_going_back_is_a_change_of_its_own_moment():
    page = make_page("costs")
    first = make_live(page, note="First version.")
    make_live(page, note="Prices of this year.")
    first.publish()

    newest, second = changes()

    assert newest.words == "The page went back to version 1. Its note: First version."
    assert second.words == "Prices of this year."


def test_withdrawal_is_told_with_the_last_title_and_without_a_way_there():
    page = make_page("costs")
    make_live(page)
    make_live(page, title="What it costs")
    page.withdraw(by=make_staff(), why="A word for colleagues.")
    make_page("never-live").withdraw(by=make_staff("other"))

    gone, *before = changes()

    assert (gone.title, gone.address, gone.checked) == ("What it costs", "", "")
    assert gone.words.startswith("This page was withdrawn.")
    assert [each.address for each in before] == ["", ""]
    assert "colleagues" not in "".join(each.words for each in [gone, *before])


def test_page_that_goes_later_is_there_until_then():
    page = make_page("costs")
    make_live(page)
    page.withdraw(by=make_staff(), at=timezone.now() + datetime.timedelta(hours=1))

    assert [each.address for each in changes()] == ["/costs/"]


def test_who_checked_a_version_is_told_with_the_day():
    doctor = make_doctor()
    checked, lost = make_live(make_page("costs")), make_live(make_page("words"))
    for version in (checked, lost):
        version.sign_off(by=doctor, role="Dermatologist")
    lost.take_back(by=doctor, why="A new trial.")
    make_live(make_page("about"))
    today = timezone.localdate()

    assert [each.checked for each in changes()] == [
        "Not checked by a clinician.",
        "A check by a clinician no longer holds.",
        f"Checked by Asha Rao, Dermatologist, on {today.day} {today:%B %Y}.",
    ]
