"""A day and a time, as people write them."""

import pytest
from django import forms
from django.utils import timezone

from content.admin.moment_field import MomentField


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
    for zone in ("Asia/Kolkata", "UTC"):
        settings.TIME_ZONE = zone
        told = str(Plan()["at"].help_text)
        assert told.startswith("For later. It is now ")
        assert f"({zone})." in told
