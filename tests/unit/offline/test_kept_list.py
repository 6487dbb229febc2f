"""What a phone is told to keep."""

import datetime

import pytest
from django.utils import timezone

from content.models import Clinic
from offline.kept_list import make_list
from tests.factories import (
    make_home,
    make_live,
    make_page,
    make_picture,
    make_procedure,
    make_revision,
    make_staff,
)

pytestmark = pytest.mark.django_db


def addresses():
    return [page["address"] for page in make_list()["pages"]]


def test_help_comes_first_then_the_guide_in_its_order_then_the_page_to_remove_it():
    make_home()
    make_live(make_page("costs"))
    make_live(make_page("get-help", group="beside"))

    own = ["/keep/", "/keep/not-kept/", "/keep/not-sent/"]
    assert addresses() == ["/get-help/", "/costs/", "/", *own]


def test_only_what_is_live_is_on_the_list():
    make_revision(make_page("draft"))
    waits = make_revision(make_page("waits"))
    waits.publish(at=timezone.now() + datetime.timedelta(days=1))
    gone = make_live(make_page("gone"))
    assert "/gone/" in addresses()

    gone.page.withdraw(by=make_staff(), why="Wrong.")

    assert not {"/draft/", "/waits/", "/gone/"} & set(addresses())


def test_each_page_has_the_number_of_its_live_version():
    page = make_page("costs")
    make_live(page)
    make_live(page)
    make_revision(page)

    assert {"address": "/costs/", "version": 2} in make_list()["pages"]


def test_edition_is_another_when_any_page_may_be(monkeypatch):
    make_home()
    before = make_list()["edition"]
    assert make_list()["edition"] == before

    Clinic.objects.update_or_create(pk=1, defaults={"name": "Lotus Clinic"})
    changed = make_list()["edition"]
    monkeypatch.setattr("offline.kept_list.timezone.localdate", lambda: datetime.date(2030, 1, 1))

    assert len({before, changed, make_list()["edition"]}) == 3


def test_one_file_of_each_picture_that_readers_see_is_kept():
    shown, logo, of_a_draft = make_picture(), make_picture(), make_picture()
    make_live(make_page("costs"), body=f"## Costs {{#costs}}\n\n![A vial]({shown.url})\n")
    make_revision(make_page("draft"), body=f"![A vial]({of_a_draft.url})\n")
    Clinic.objects.update_or_create(pk=1, defaults={"logo": logo})

    files = make_list()["files"]

    pictures = {file for file in files if file.startswith("/media/")}
    assert pictures == {f"/media/pictures/{each.file.stem}-800.webp" for each in (shown, logo)}


def test_only_the_page_with_the_steps_has_a_note():
    make_home()
    make_procedure()

    noted = {page["address"] for page in make_list()["pages"] if "note" in page}

    assert noted == {"/procedure/"}


def test_it_costs_the_same_for_one_page_and_for_three(django_assert_num_queries):
    make_home()
    with django_assert_num_queries(4):
        make_list()
    for key in ("costs", "words"):
        make_live(make_page(key))

    with django_assert_num_queries(4):
        make_list()
