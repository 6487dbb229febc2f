"""Dates of visits, what a plan may say, and the calendar file."""

import datetime

import pytest
from icalendar import Calendar

from checklist.plan import PlanForm, list_visit_dates, make_calendar_file

TODAY = datetime.date(2026, 11, 22)
DATES = [datetime.date(2028, 2, 28), datetime.date(2028, 2, 29), datetime.date(2028, 3, 1)]


@pytest.fixture
def today(monkeypatch):
    monkeypatch.setattr("checklist.plan.timezone.localdate", lambda: TODAY)


def form(**fields):
    return PlanForm({"start": "2027-01-31", "visits": "3", "gap": "10"} | fields)


def events(file):
    return Calendar.from_ical(file).walk("VEVENT")


@pytest.mark.parametrize(
    ("start", "visits", "gap", "expected"),
    [
        ("2027-01-31", 1, 10, ["2027-01-31"]),
        ("2027-01-25", 3, 7, ["2027-01-25", "2027-02-01", "2027-02-08"]),
        ("2027-02-28", 2, 1, ["2027-02-28", "2027-03-01"]),
        ("2028-02-28", 3, 1, ["2028-02-28", "2028-02-29", "2028-03-01"]),
        ("2028-02-29", 2, 365, ["2028-02-29", "2029-02-28"]),
        ("2026-12-31", 2, 31, ["2026-12-31", "2027-01-31"]),
        # The night when British clocks change.
        ("2027-03-27", 3, 1, ["2027-03-27", "2027-03-28", "2027-03-29"]),
    ],
)
def test_visit_dates(start, visits, gap, expected):
    first = datetime.date.fromisoformat(start)
    dates = list_visit_dates(first, visits=visits, gap_days=gap, sundays=True)

    assert [str(date) for date in dates] == expected


@pytest.mark.parametrize(
    ("start", "visits", "gap", "expected"),
    [
        # From a Thursday: the second would be a Sunday, the others keep to the plan.
        ("2027-02-25", 3, 10, ["2027-02-25", "2027-03-08", "2027-03-17"]),
        # A reader who starts on a Sunday has chosen that day, and not all of them.
        ("2027-01-31", 3, 7, ["2027-01-31", "2027-02-08", "2027-02-15"]),
        ("2027-03-27", 4, 1, ["2027-03-27", "2027-03-29", "2027-03-30", "2027-03-31"]),
        ("2028-02-26", 2, 1, ["2028-02-26", "2028-02-28"]),
    ],
)
def test_no_later_visit_is_on_a_sunday_or_on_a_day_that_has_one(start, visits, gap, expected):
    first = datetime.date.fromisoformat(start)

    assert [str(date) for date in list_visit_dates(first, visits=visits, gap_days=gap)] == expected


@pytest.mark.usefixtures("today")
@pytest.mark.parametrize(("fields", "sundays"), [({}, 0), ({"sundays": "on"}, 2)])
def test_plan_has_sundays_only_where_they_were_chosen(fields, sundays):
    plan = form(start="2027-02-06", visits="10", gap="1", **fields)

    assert plan.is_valid()
    assert sum(date.isoweekday() == 7 for date in plan.dates()) == sundays
    assert len(set(plan.dates())) == 10


@pytest.mark.usefixtures("today")
@pytest.mark.parametrize(
    "fields",
    [
        {"start": "2023-01-01"},
        {"start": "2029-12-31"},
        {"start": "2028-02-29"},
        {"visits": "1"},
        {"visits": "30"},
        {"gap": "1"},
        {"gap": "365"},
        {"visits": " 6 "},
        {"visits": "30", "gap": "365", "start": "2029-12-31"},
    ],
    ids=str,
)
def test_plan_at_its_limits_is_taken(fields):
    plan = form(**fields)

    assert plan.errors == {}
    assert len(plan.dates()) == plan.cleaned_data["visits"]


DATE = "Write the date as year, month and day, such as 2027-01-31."
YEARS = "Choose a date between 2023 and 2029."
IN_DIGITS = "Write the number of visits in digits, such as 6."
DAYS_IN_DIGITS = "Write the number of days in digits, such as 10."


@pytest.mark.usefixtures("today")
@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("start", "", "Choose the date of the first visit."),
        ("start", "2027-02-30", DATE),
        ("start", "2027-02-29", DATE),
        ("start", "soon", DATE),
        ("start", "0000-01-01", DATE),
        ("start", "10000-01-01", DATE),
        ("start", "0001-01-01", YEARS),
        ("start", "2022-12-31", YEARS),
        ("start", "2030-01-01", YEARS),
        ("start", "9999-12-31", YEARS),
        ("visits", "", "Write how many visits are planned."),
        ("visits", "six", IN_DIGITS),
        ("visits", "1.5", IN_DIGITS),
        ("visits", "1e9", IN_DIGITS),
        ("visits", "9" * 5000, IN_DIGITS),
        ("visits", "0", "Plan at least 1 visit."),
        ("visits", "-1", "Plan at least 1 visit."),
        ("visits", "31", "Plan at most 30 visits."),
        ("visits", str(10**9), "Plan at most 30 visits."),
        ("gap", "", "Write how many days lie between visits."),
        ("gap", "ten", DAYS_IN_DIGITS),
        ("gap", "0", "Leave at least 1 day between visits."),
        ("gap", "-1", "Leave at least 1 day between visits."),
        ("gap", "366", "Leave at most 365 days between visits."),
        ("gap", str(10**9), "Leave at most 365 days between visits."),
    ],
    ids=lambda value: value[:20],
)
def test_wrong_plan_is_told_in_one_sentence(field, value, message):
    assert form(**{field: value}).errors == {field: [message]}


def test_calendar_file_has_an_all_day_event_for_each_visit():
    visits = events(make_calendar_file(DATES))

    assert [
        (visit["summary"], visit["dtstart"].dt, visit["dtend"].dt, visit["transp"])
        for visit in visits
    ] == [
        (
            f"Clinic visit {number} of 3",
            date,
            date + datetime.timedelta(days=1),
            "TRANSPARENT",
        )
        for number, date in enumerate(DATES, start=1)
    ]
    assert [visit["dtstart"].params for visit in visits] == [{"VALUE": "DATE"}] * 3


def test_calendar_file_has_what_its_standard_asks_for():
    file = make_calendar_file(DATES)
    calendar = Calendar.from_ical(file)

    assert calendar["version"] == "2.0"
    assert calendar["prodid"]
    assert all("dtstamp" in visit for visit in events(file))
    assert file.count(b"\n") == file.count(b"\r") == file.count(b"\r\n") > 0
    assert max(len(line) for line in file.split(b"\r\n")) <= 75


def test_events_have_a_name_each_that_stays_for_the_same_plan():
    def names(dates):
        return [str(visit["uid"]) for visit in events(make_calendar_file(dates))]

    first, again, shorter = names(DATES), names(DATES), names(DATES[:2])

    assert first == again
    assert len(set(first)) == 3
    assert set(first) & set(shorter) == set()


@pytest.mark.parametrize(
    ("gap", "expected"),
    [("7", "2027-07-05"), ("30", "2027-07-05"), ("90", "2028-02-29")],
)
@pytest.mark.usefixtures("today")
def test_photographs_are_compared_after_18_weeks_or_where_visits_are_rare_after_a_year(
    gap, expected
):
    plan = form(start="2027-03-01", gap=gap)

    assert plan.is_valid()
    assert str(plan.day_to_compare()) == expected
