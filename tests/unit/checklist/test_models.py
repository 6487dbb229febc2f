"""What is kept of a tick, for how long, and that no tick gets lost or doubled."""

import datetime
import uuid

import pytest
from django.db import IntegrityError
from django.utils import timezone

from checklist.models import KEPT_FOR, Tick

pytestmark = pytest.mark.django_db

LIST, OTHER = uuid.UUID(int=1), uuid.UUID(int=2)
MINUTE = datetime.timedelta(minutes=1)


def tick_ago(ago, step_id="injection", list_id=LIST):
    return Tick.objects.create(list_id=list_id, step_id=step_id, ticked_at=timezone.now() - ago)


def test_row_holds_the_list_the_step_and_the_time_and_nothing_else():
    assert [field.name for field in Tick._meta.get_fields()] == [
        "id",
        "list_id",
        "step_id",
        "ticked_at",
    ]


def test_ticks_are_kept_for_180_days():
    assert KEPT_FOR.days == 180


def test_tick_marks_one_step_of_one_list_now():
    before = timezone.now()

    Tick.objects.tick(LIST, "injection")

    row = Tick.objects.get()
    assert (row.list_id, row.step_id) == (LIST, "injection")
    assert before <= row.ticked_at <= timezone.now()


def test_ticking_again_keeps_one_row_with_the_later_time():
    old = tick_ago(datetime.timedelta(days=9))

    Tick.objects.tick(LIST, "injection")

    row = Tick.objects.get()
    assert row.pk == old.pk
    assert row.ticked_at > old.ticked_at


def test_database_refuses_a_second_row_for_a_step_of_a_list():
    tick_ago(MINUTE)

    with pytest.raises(IntegrityError, match=r"a_step_is_ticked_once_in_a_list|list_id"):
        tick_ago(MINUTE)


def test_untick_takes_away_that_step_of_that_list_alone():
    for list_id in (LIST, OTHER):
        Tick.objects.tick(list_id, "injection")
        Tick.objects.tick(list_id, "sessions")

    Tick.objects.untick(LIST, "injection")
    Tick.objects.untick(LIST, "injection")

    assert Tick.objects.step_ids(LIST) == {"sessions"}
    assert Tick.objects.step_ids(OTHER) == {"injection", "sessions"}


def test_untick_of_a_step_never_ticked_changes_nothing():
    Tick.objects.tick(LIST, "sessions")

    Tick.objects.untick(LIST, "injection")

    assert Tick.objects.step_ids(LIST) == {"sessions"}


@pytest.mark.parametrize(
    ("ago", "is_expired"),
    [(KEPT_FOR - MINUTE, False), (KEPT_FOR + MINUTE, True)],
    ids=["just kept", "just over"],
)
def test_list_expires_180_days_after_its_tick(ago, is_expired):
    tick_ago(ago)

    assert Tick.objects.step_ids(LIST) == (set() if is_expired else {"injection"})
    assert Tick.objects.expired().exists() is is_expired


def test_old_tick_stays_as_long_as_the_lists_last_one():
    tick_ago(KEPT_FOR * 1.5, "consultation")
    tick_ago(KEPT_FOR * 0.75, "preparation")
    tick_ago(MINUTE, "injection")
    tick_ago(KEPT_FOR * 2, "consultation", OTHER)

    assert Tick.objects.step_ids(LIST) == {"consultation", "preparation", "injection"}
    assert set(Tick.objects.expired().values_list("list_id", flat=True)) == {OTHER}


@pytest.mark.parametrize("ticks", [0, 1, 3])
def test_step_ids_take_one_query_however_many_there_are(django_assert_num_queries, ticks):
    expected = {f"step-{number}" for number in range(ticks)}
    for step_id in expected:
        Tick.objects.tick(LIST, step_id)

    with django_assert_num_queries(1):
        assert Tick.objects.step_ids(LIST) == expected


def test_tick_takes_one_statement(django_assert_num_queries):
    with django_assert_num_queries(1):
        Tick.objects.tick(LIST, "injection")


def test_tick_is_called_by_step_and_day():
    moment = datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)

    assert str(Tick(step_id="injection", ticked_at=moment)) == "injection, 2026-11-22"


@pytest.mark.django_db
def test_tick_that_had_expired_when_the_next_one_came_does_not_come_back():
    list_id, now = uuid.uuid4(), timezone.now()
    for step_id, days in (("consultation", 400), ("preparation", 170), ("solution", 0)):
        ticked_at = now - datetime.timedelta(days=days)
        Tick.objects.create(list_id=list_id, step_id=step_id, ticked_at=ticked_at)

    assert Tick.objects.step_ids(list_id) == {"preparation", "solution"}
