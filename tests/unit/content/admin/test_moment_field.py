"""A day and a time, as people write them."""

import datetime

import pytest
from django import forms
from django.utils import timezone

from content.admin.moment_field import MomentField, find_mornings


class Plan(forms.Form):
    at = MomentField(happens="it goes live", help_text="For later.")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("9:00", "09:00"),
        ("9.00", "09:00"),
        ("9am", "09:00"),
        ("9 AM", "09:00"),
        ("9.30 pm", "21:30"),
        ("9:30pm", "21:30"),
        ("12am", "00:00"),
        ("18:05:00", "18:05"),
    ],
)
def test_time_is_read_as_people_write_it(written, told):
    plan = Plan({"at_0": "2099-07-01", "at_1": written})

    assert plan.is_valid()
    assert timezone.localtime(plan.cleaned_data["at"]).strftime("%H:%M") == told


def test_what_is_no_moment_is_refused_with_an_example():
    plan = Plan({"at_0": "soon", "at_1": "at nine"})

    assert plan.errors["at"] == [
        "Write the day like 31/12/2026.",
        "Write the time like 9:00, 9am or 9.30 pm.",
    ]


def test_help_says_whose_time_it_is_each_time_it_is_shown(settings):
    for zone, whose in (("Asia/Kolkata", "Kolkata time"), ("UTC", "UTC")):
        settings.TIME_ZONE = zone
        told = str(Plan()["at"].help_text)
        assert told.startswith("For later. It is now ")
        assert f"({whose})." in told


@pytest.mark.parametrize(
    ("today", "named"),
    [
        ("2026-11-27", {"Tomorrow": "2026-11-28", "Monday": "2026-11-30"}),
        ("2026-11-29", {"Tomorrow": "2026-11-30"}),
        ("2026-11-30", {"Tomorrow": "2026-12-01", "Monday": "2026-12-07"}),
    ],
    ids=["Friday", "Sunday", "Monday"],
)
def test_mornings_are_tomorrow_and_the_next_monday(today, named):
    found = find_mornings(datetime.date.fromisoformat(today))

    assert {called: day.isoformat() for called, day in found.items()} == named


def test_morning_that_a_button_writes_is_read_as_that_moment():
    (_, day, time), *_ = Plan()["at"].field.widget.get_context("at", None, {})["mornings"]
    plan = Plan({"at_0": day, "at_1": time})

    assert plan.is_valid(), plan.errors
    morning = timezone.localtime(plan.cleaned_data["at"])
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    assert (morning.date(), morning.hour, morning.minute) == (tomorrow, 9, 0)
