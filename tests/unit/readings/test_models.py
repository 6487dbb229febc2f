"""Numbers of readings: added to, and dropped when they are old."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from readings.models import KEPT_FOR, Reading
from tests.factories import make_page

pytestmark = pytest.mark.django_db


def numbers():
    return dict(Reading.objects.values_list("page__key", "times"))


def test_what_several_workers_counted_is_added_up_by_one_statement_each():
    costs, words = make_page("costs"), make_page("words")
    today = timezone.localdate()
    Reading.objects.add(today, {costs.pk: 2})

    with CaptureQueriesContext(connection) as asked:
        Reading.objects.add(today, {words.pk: 1, costs.pk: 3})

    assert numbers() == {"costs": 5, "words": 1}
    assert [one["sql"].split()[0] for one in asked] == ["SELECT", "INSERT"]


def test_nothing_is_kept_but_page_day_and_number():
    assert {field.name for field in Reading._meta.get_fields()} == {"id", "page", "day", "times"}


def test_first_who_writes_on_a_day_drops_what_is_too_old():
    page, today = make_page(), timezone.localdate()
    for days in (0, 1):
        day = today - KEPT_FOR - datetime.timedelta(days=days)
        Reading.objects.create(page=page, day=day, times=1)

    Reading.objects.add(today, {page.pk: 1})

    assert sorted(Reading.objects.values_list("day", flat=True)) == [today - KEPT_FOR, today]


def test_nothing_counted_writes_nothing():
    with CaptureQueriesContext(connection) as asked:
        Reading.objects.add(timezone.localdate(), {})

    assert len(asked) == 0
