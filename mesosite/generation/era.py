"""Era: a stretch of time in which every page that anybody may keep stays as it is.

It has the generation of the tables, and ends by itself where time alone changes a page: when the
next version goes live, and at midnight, when reviews fall due.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils import timezone

from content.models import Generation, Revision


# Compared by identity: a generation that a backup brings back may end at another time.
@dataclass(frozen=True, eq=False)
class Era:
    generation: str
    ends: datetime.datetime

    @property
    def is_over(self) -> bool:
        return timezone.now() >= self.ends


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


def _find_end() -> datetime.datetime:
    midnight = timezone.make_aware(
        datetime.datetime.combine(
            timezone.localdate() + datetime.timedelta(days=1), datetime.time()
        )
    )
    waiting = Revision.objects.scheduled().order_by("published_at")
    moment = waiting.values_list("published_at", flat=True).first()
    return min(midnight, moment) if moment else midnight
