"""A day and a time that are asked for: written as people write them, with whose time it is."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminSplitDateTime
from django.forms import Media
from django.forms.widgets import Script
from django.utils import timezone
from django.utils.formats import localize_input
from django.utils.functional import lazy
from django.utils.text import format_lazy

from content.days import write_now

# 9:00, 9.00, 9am, 9 am, 9:30pm, 9.30 pm; and what the calendar's own buttons write.
TIMES = (
    *("%H:%M:%S", "%H:%M", "%H.%M"),
    *("%I%p", "%I %p", "%I:%M%p", "%I:%M %p", "%I.%M%p", "%I.%M %p"),
)
MISTAKES = {
    "invalid_date": "Write the day like 31/12/2026.",
    "invalid_time": "Write the time like 9:00, 9am or 9.30 pm.",
}


MONDAY = 0
MORNING = datetime.time(9)


class MomentWidget(AdminSplitDateTime):
    """With buttons for the mornings that are asked for most. They need a script, and show with it."""

    template_name = "staff/moment_widget.html"

    @property
    def media(self) -> Media:
        script = Script("staff/moment-shortcuts.js", type="module")
        # The stubs know of addresses only.
        return super().media + Media(js=[script])  # type: ignore[list-item]

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        mornings = [
            (f"{called} {MORNING:%-H:%M}", localize_input(day), f"{MORNING:%H:%M}")
            for called, day in find_mornings(timezone.localdate()).items()
        ]
        return {**super().get_context(name, value, attrs), "mornings": mornings}


def find_mornings(today: datetime.date) -> dict[str, datetime.date]:
    """Tomorrow and the next Monday, by what they are called; on a Sunday they are one day.

    >>> list(find_mornings(datetime.date(2026, 11, 27)).values())
    [datetime.date(2026, 11, 28), datetime.date(2026, 11, 30)]
    """
    tomorrow = today + datetime.timedelta(days=1)
    monday = tomorrow + datetime.timedelta(days=(MONDAY - tomorrow.weekday()) % 7)
    return {"Tomorrow": tomorrow} | ({"Monday": monday} if monday != tomorrow else {})


class MomentField(forms.SplitDateTimeField):
    """`happens` is what does, for who hears the page: “it goes live”."""

    def __init__(self, *, happens: str, help_text: str = "", **kwargs: Any):
        example = "The time is like 9:00 or 9am."
        super().__init__(
            widget=MomentWidget,
            input_time_formats=TIMES,
            error_messages=MISTAKES,
            help_text=format_lazy("{} {} {}", help_text, lazy(write_now, str)(), example),
            **kwargs,
        )
        day, time = self.widget.widgets
        day.attrs["aria-label"] = f"The day when {happens}"
        time.attrs["aria-label"] = f"The time when {happens}"
