"""Readings for staff: reports alone, as there is nothing to change in a number."""

from __future__ import annotations

from content.reports import Report, register_report
from readings.reports import SPANS, list_days, list_pages

register_report(
    Report(
        "readings",
        "How often each page was read",
        ("Page", *(f"Last {days} days" for days in SPANS)),
        list_pages,
    )
)
register_report(
    Report("days", "How often the guide was read, day by day", ("Day", "Pages read"), list_days)
)
