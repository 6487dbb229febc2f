"""What the state of a version and its problems are called in the admin."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from django.utils import timezone
from django.utils.formats import date_format

from content.markdown import Problem
from content.models import Revision


def describe_state(revision: Revision, live: Revision | None) -> str:
    """What a version is to readers, in words. `live` is the one of its page that they get."""
    if revision == live:
        return "Live"
    if revision.is_scheduled:
        return "Goes live later"
    if revision.is_discarded:
        return "Discarded"
    return "Earlier version" if revision.is_published else "Draft"


def count_in_words(found: Sequence[Problem]) -> str:
    """How many problems there are, in words.

    >>> count_in_words(())
    'None'
    """
    errors = sum(problem.is_error for problem in found)
    told = [
        f"{count} to {what}"
        for count, what in ((errors, "mend"), (len(found) - errors, "consider"))
        if count
    ]
    return ", ".join(told) or "None"


def write_day(day: datetime.date) -> str:
    """A day as all pages write it: 26 November 2026."""
    return date_format(day, "DATE_FORMAT")


def write_moment(moment: datetime.datetime) -> str:
    """A day and a time, and whose time it is: 26 November 2026, 18:05 (Europe/London)."""
    written = date_format(timezone.localtime(moment), "DATETIME_FORMAT")
    return f"{written} ({timezone.get_current_timezone_name()})"


def write_now() -> str:
    """What to say beside a time that is asked for."""
    return f"It is now {write_moment(timezone.now())}."
