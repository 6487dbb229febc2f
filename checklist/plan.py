"""The session plan: dates of visits from a first day, a number and a gap. Stored nowhere."""

from __future__ import annotations

import datetime
import uuid

from django import forms
from django.utils import timezone
from icalendar import Calendar, Event

VISITS_AT_MOST = 30
GAP_DAYS_AT_MOST = 365
YEARS_AHEAD = 3
DAY = datetime.timedelta(days=1)
# Our own caution, told on the procedure's page: trials looked at 12 to 18 weeks (Moftah 2012), and where
# visits are months apart the only result we read came after about a year (Saceda-Corralo 2022).
DAYS_TO_COMPARE, DAYS_TO_COMPARE_RARE_VISITS = 18 * 7, 365
RARE_GAP_DAYS = 60
SUNDAY = 7  # In ISO 8601.
# Names our events in calendars: the same plan, opened twice, is not entered twice.
_PLANS = uuid.UUID("5c2f6a1e-6f0e-4a34-9a1c-9d6f7f1f0a51")


class PlanForm(forms.Form):
    start = forms.DateField(
        label="Date of the first visit",
        widget=forms.DateInput(attrs={"type": "date"}),
        input_formats=["%Y-%m-%d"],
        error_messages={
            "required": "Choose the date of the first visit.",
            "invalid": "Write the date as year, month and day, such as 2027-01-31.",
        },
    )
    visits = forms.IntegerField(
        label="Number of visits",
        min_value=1,
        max_value=VISITS_AT_MOST,
        error_messages={
            "required": "Write how many visits are planned.",
            "invalid": "Write the number of visits in digits, such as 6.",
            "min_value": "Plan at least 1 visit.",
            "max_value": f"Plan at most {VISITS_AT_MOST} visits.",
        },
    )
    gap = forms.IntegerField(
        label="Days from one visit to the next",
        min_value=1,
        max_value=GAP_DAYS_AT_MOST,
        error_messages={
            "required": "Write how many days lie between visits.",
            "invalid": "Write the number of days in digits, such as 10.",
            "min_value": "Leave at least 1 day between visits.",
            "max_value": f"Leave at most {GAP_DAYS_AT_MOST} days between visits.",
        },
    )
    sundays = forms.BooleanField(label="Visits may fall on a Sunday", required=False)

    def clean_start(self) -> datetime.date:
        start: datetime.date = self.cleaned_data["start"]
        today = timezone.localdate()
        if abs(start.year - today.year) > YEARS_AHEAD:
            raise forms.ValidationError(
                f"Choose a date between {today.year - YEARS_AHEAD} and {today.year + YEARS_AHEAD}."
            )
        return start

    def dates(self) -> list[datetime.date]:
        """The dates of a valid plan."""
        data = self.cleaned_data
        return list_visit_dates(
            data["start"], visits=data["visits"], gap_days=data["gap"], sundays=data["sundays"]
        )

    def day_to_compare(self) -> datetime.date:
        """The day to put photographs side by side, and to stop if they look no better."""
        is_rare: bool = self.cleaned_data["gap"] >= RARE_GAP_DAYS
        days = DAYS_TO_COMPARE_RARE_VISITS if is_rare else DAYS_TO_COMPARE
        first: datetime.date = self.cleaned_data["start"]
        return first + days * DAY


def list_visit_dates(
    start: datetime.date, *, visits: int, gap_days: int, sundays: bool = False
) -> list[datetime.date]:
    """Return the dates of all visits, the first on `start`, whatever day that is.

    Each later one is so many days after the first as the gaps say. Without `sundays` it is on
    the first free day from there on: no Sunday, and no day that has a visit already.

    >>> [str(date) for date in list_visit_dates(datetime.date(2027, 2, 25), visits=3, gap_days=10)]
    ['2027-02-25', '2027-03-08', '2027-03-17']
    """
    dates = [start]
    for number in range(1, visits):
        date = max(start + number * gap_days * DAY, dates[-1] + DAY)
        if not sundays and date.isoweekday() == SUNDAY:
            date += DAY
        dates.append(date)
    return dates


def make_calendar_file(dates: list[datetime.date]) -> bytes:
    """Return the visits as all-day events, so that each stays on its date wherever it is opened."""
    calendar = Calendar()
    calendar.add("prodid", "-//Mesotherapy guide//Session plan//EN")
    calendar.add("version", "2.0")
    for number, date in enumerate(dates, start=1):
        event = Event()
        event.add("uid", str(uuid.uuid5(_PLANS, f"{date} {number} {len(dates)}")))
        event.add("dtstamp", timezone.now())
        event.add("dtstart", date)
        event.add("dtend", date + datetime.timedelta(days=1))
        event.add("summary", f"Clinic visit {number} of {len(dates)}")
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    file: bytes = calendar.to_ical()
    return file
