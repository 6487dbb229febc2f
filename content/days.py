"""Days of the calendar, and the moments at which they begin."""

from __future__ import annotations

import datetime

from django.utils import timezone


def years_on(day: datetime.date, years: int) -> datetime.date:
    """The same day so many years on, or the last one of its month.

    >>> years_on(datetime.date(2028, 2, 29), 2)
    datetime.date(2030, 2, 28)
    """
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February, and there is none in that year
        return day.replace(year=day.year + years, day=28)


def start_of(day: datetime.date) -> datetime.datetime:
    """The first moment of a day, in the clinic's time. A database compares moments at once, and
    days only after it has made one of each row."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))
