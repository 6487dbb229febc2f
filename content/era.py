"""Era: a stretch of time in which every page that anybody may keep stays as it is.

It has the generation of the tables, and ends by itself where time alone changes a page: when the
next version goes live or the next page goes, and at midnight, when reviews fall due.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TypeVar

from django.utils import timezone

from content.days import start_of
from content.models import Generation, Page, Revision

Made = TypeVar("Made")


# Compared by identity: a generation that a backup brings back may end at another time.
@dataclass(frozen=True, eq=False)
class Era:
    generation: str
    ends: datetime.datetime

    @property
    def is_over(self) -> bool:
        return timezone.now() >= self.ends

    @property
    def seconds_left(self) -> float:
        return (self.ends - timezone.now()).total_seconds()


def read_era(former: Era | None) -> Era | None:
    """The era of this moment: the former one itself where nothing ended it. One query, or two.

    None where nothing may be kept. Raises `django.db.Error` when the database does not answer.
    """
    generation = Generation.objects.current()
    if generation is None:
        return None
    if former and former.generation == generation and not former.is_over:
        return former
    return Era(generation, _find_end())


def once_per_era(make: Callable[[], Made]) -> Callable[[], Made]:
    """The function with its result kept for as long as every page stays as it is.

    One query asks for that each time; in place of it there is nothing to forget.
    """
    known: tuple[Era, Made] | None = None

    @wraps(make)
    def get() -> Made:
        nonlocal known
        # One look at what is known: another thread may put something new there meanwhile.
        former = known
        era = read_era(former[0] if former else None)
        if era is None:
            return make()
        if former is None or former[0] is not era:
            former = known = (era, make())
        return former[1]

    return get


def _find_end() -> datetime.datetime:
    midnight = start_of(timezone.localdate() + datetime.timedelta(days=1))
    comes = Revision.objects.scheduled().order_by().values_list("published_at")
    goes = Page.objects.filter(withdrawn_at__gt=timezone.now()).values_list("withdrawn_at")
    # Few of them wait, and one question is enough.
    moments = [moment for (moment,) in comes.union(goes) if moment]
    return min([midnight, *moments])
