import datetime
import uuid

import pytest
from django.core.management import call_command
from django.utils import timezone

from checklist.models import KEPT_FOR, Tick

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]

DAY = datetime.timedelta(days=1)


def make_tick(list_number, step_id, ago):
    Tick.objects.create(
        list_id=uuid.UUID(int=list_number), step_id=step_id, ticked_at=timezone.now() - ago
    )


def test_removes_expired_lists_alone_and_says_how_many_ticks(capsys):
    make_tick(1, "consultation", KEPT_FOR + 9 * DAY)
    make_tick(1, "injection", KEPT_FOR + DAY)
    make_tick(2, "injection", KEPT_FOR + DAY)
    make_tick(3, "injection", KEPT_FOR - DAY)
    make_tick(4, "consultation", KEPT_FOR + 9 * DAY)
    make_tick(4, "injection", DAY)

    call_command("clear_expired_ticks")

    left = Tick.objects.order_by("list_id", "step_id").values_list("list_id", "step_id")
    assert [(list_id.int, step_id) for list_id, step_id in left] == [
        (3, "injection"),
        (4, "consultation"),
        (4, "injection"),
    ]
    assert capsys.readouterr().out == "3 expired ticks removed.\n"


def test_says_so_when_there_is_nothing_to_remove(capsys):
    make_tick(1, "injection", DAY)

    call_command("clear_expired_ticks")

    assert Tick.objects.count() == 1
    assert capsys.readouterr().out == "0 expired ticks removed.\n"
