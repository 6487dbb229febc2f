"""Days of the calendar, the moments at which they begin, and how both are written."""

from __future__ import annotations

import datetime

from django.utils import timezone
from django.utils.formats import date_format


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


def write_day(day: datetime.date) -> str:
    """A day as all pages write it: 26 November 2026."""
    return date_format(day, "DATE_FORMAT")


def write_moment(moment: datetime.datetime) -> str:
    """A day and a time, and whose time it is: 26 November 2026, 18:05 (London time)."""
    written = date_format(timezone.localtime(moment), "DATETIME_FORMAT")
    return f"{written} ({name_time(timezone.get_current_timezone_name())})"


def name_time(zone: str) -> str:
    """Whose time a zone of the tz database is, by its place.

    >>> name_time("America/New_York"), name_time("UTC"), name_time("Etc/GMT+5")
    ('New York time', 'UTC', 'GMT+5')
    """
    area, _, place = zone.rpartition("/")
    name = place.replace("_", " ")
    return f"{name} time" if area and area != "Etc" else name


def write_now() -> str:
    """What to say beside a time that is asked for."""
    return f"It is now {write_moment(timezone.now())}."
