"""Rules for waits after a visit: what a page says twice must agree.

Staff change a number in the table of waits. The drawing of it is fixed, and the table of weekdays
counts from it: unchanged, each would tell readers another day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from content.markdown.document import Document, Problem, Table

WAITS, WEEKDAYS = "waiting-table", "by-day"
DRAWING = 'id="figure-waits-after-a-visit"'
# The days after the visit that a bar of the drawing covers, by the row that it stands for.
DRAWN = {
    "Washing, cool dryer": 1,
    "Alcohol": 2,
    "Sport; heavy, hot or dusty work": 3,
    "Strong sun": 7,
    "Swimming": 7,
    "Hair dye": 7,
    "Sauna": 7,
}
DAYS = re.compile(r"(\d+) days?\b")
WEEK = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def count_days(wait: str) -> int:
    """The days of a wait in words, of several the longest.

    >>> count_days("7 days, and ask first"), count_days("That day and 2 days more")
    (7, 2)
    >>> count_days("No wait")
    0
    """
    return max(map(int, DAYS.findall(wait)), default=0)


def waits_as_drawn(document: Document) -> Iterator[Problem]:
    """Where the drawing of the waits shows other days than the table."""
    if DRAWING not in document.html:
        return
    waits = _waits_of(document)
    for what, drawn in DRAWN.items():
        days, line = waits.get(what, (drawn, 1))
        if days != drawn:
            message = f"“{what}” waits {days} days here, and {drawn} in the drawing “waits-after-a-visit”, which cannot be changed: take the drawing out, or ask who looks after the site for a new one."
            yield Problem(line, message)


def waits_by_weekday(document: Document) -> Iterator[Problem]:
    """Where the table of weekdays counts other days than the table of waits."""
    waits = _waits_of(document)
    for table in _tables(document, WEEKDAYS):
        _, *names = table.rows[0]
        for line, row in _rows_of(table):
            for name, day in zip(names, row[1:], strict=False):
                right = _day_after(row[0], name, waits)
                if right and day != right:
                    message = f"After a visit on {row[0]}, “{name}” starts on {right} by the table of waits, and not on {day or 'no day'}: change it here."
                    yield Problem(line, message)


def _day_after(visit: str, name: str, waits: Mapping[str, tuple[int, int]]) -> str:
    """The first day on which what a column names may be done; empty where the waits tell none."""
    found = [days for what, (days, _) in waits.items() if what.startswith(name)]
    if visit not in WEEK or not found:
        return ""
    return WEEK[(WEEK.index(visit) + found[0] + 1) % len(WEEK)]


def _waits_of(document: Document) -> dict[str, tuple[int, int]]:
    """What waits, its days, and the line of its row."""
    return {
        row[0]: (count_days(row[1]), line)
        for table in _tables(document, WAITS)
        for line, row in _rows_of(table)
        if len(row) > 1
    }


def _rows_of(table: Table) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each row below the head with its line: below the head is a line of dashes."""
    return enumerate(table.rows[1:], table.line + 2)


def _tables(document: Document, id_: str) -> Iterator[Table]:
    return (table for table in document.tables if table.id == id_ and table.rows)
