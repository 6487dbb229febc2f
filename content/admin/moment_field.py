"""A day and a time that are asked for: written as people write them, with whose time it is."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminSplitDateTime
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


class MomentField(forms.SplitDateTimeField):
    """`happens` is what does, for who hears the page: “it goes live”."""

    def __init__(self, *, happens: str, help_text: str = "", **kwargs: Any):
        example = "The time is like 9:00 or 9am."
        super().__init__(
            widget=AdminSplitDateTime,
            input_time_formats=TIMES,
            error_messages=MISTAKES,
            help_text=format_lazy("{} {} {}", help_text, lazy(write_now, str)(), example),
            **kwargs,
        )
        day, time = self.widget.widgets
        day.attrs["aria-label"] = f"The day when {happens}"
        time.attrs["aria-label"] = f"The time when {happens}"
