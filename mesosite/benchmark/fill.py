"""Run as a module: fills the database of the environment with pages and with ticks.

python -m mesosite.benchmark.fill PAGES TICKS
"""

from __future__ import annotations

import random
import sys
import uuid
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from content.models import Revision

VERSIONS = 5
ROWS_AT_ONCE = 20_000
LETTERS = str.maketrans("0123456789", "abcdefghij")


def fill(pages: int, ticks: int) -> None:
    """Copy the guide's articles until there are so many pages, and make so many ticks."""
    from django.db import transaction

    from content.models import Page, Revision
    from content.version_indexes import make_missing_indexes

    live = list(Revision.objects.live().filter(page__kind=Page.Kind.ARTICLE).select_related("page"))
    missing = pages - Page.objects.count()
    with transaction.atomic():
        for number in range(missing):
            _copy(live[number % len(live)], number)
    # Whoever saves a version makes its index.
    make_missing_indexes()
    _fill_ticks(ticks)


def _copy(original: Revision, number: int) -> None:
    from content.models import Page, Revision

    # A key is words, and no figures.
    key = f"{original.page.key}-{str(number).translate(LETTERS)}"
    page = Page.objects.create(key=key, group=original.page.group, position=number % 30_000)
    Revision.objects.bulk_create(
        Revision(
            page=page,
            number=version,
            title=original.title,
            slug=key,
            summary=original.summary,
            body=f"{original.body}\nVersion {version} of {number}.\n",
            note="A copy.",
            published_at=original.published_at,
        )
        for version in range(1, VERSIONS + 1)
    )


def _fill_ticks(count: int) -> None:
    from django.utils import timezone

    from checklist.models import Tick

    now, chance = timezone.now(), random.Random(1)  # noqa: S311 (no secret)
    steps = ("consultation", "preparation", "solution", "injection", "sessions")
    for start in range(0, count, ROWS_AT_ONCE):
        lists = (uuid.uuid4() for _ in range(min(ROWS_AT_ONCE, count - start) // 2))
        Tick.objects.bulk_create(
            Tick(list_id=one, step_id=step, ticked_at=now)
            for one in lists
            for step in chance.sample(steps, 2)
        )


if __name__ == "__main__":
    django.setup()
    fill(*map(int, sys.argv[1:]))
