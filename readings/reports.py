"""What reports say of readings: how often each page was read, and the guide on each day."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Sum

from content.models import Revision
from content.reports import Row, day_of
from readings.models import Reading

SPANS = (7, 30, 365)  # days


def list_pages(at_most: int) -> list[Row]:
    """Live pages with their readings in the last week, month and year, the most read first."""
    sums = [_sum_up(days) for days in SPANS]
    live = Revision.objects.live_page_by_page().only("title", "page")
    found = [(page.title, [each.get(page.page_id, 0) for each in sums]) for page in live]
    # The year decides, then the month, then the week.
    found.sort(key=lambda each: ([-number for number in reversed(each[1])], each[0]))
    return [(title, *numbers) for title, numbers in found[:at_most]]


def list_days(at_most: int) -> list[Row]:
    """The readings of all pages on each day, the last day first."""
    days = Reading.objects.values("day").annotate(all=Sum("times")).order_by("-day")
    return [(day_of(row["day"]), row["all"]) for row in days[:at_most]]


def _sum_up(days: int) -> Mapping[int, int]:
    """How often each page was read in these days, by its id."""
    readings = Reading.objects.since(days).order_by().values("page").annotate(all=Sum("times"))
    return dict(readings.values_list("page", "all"))
