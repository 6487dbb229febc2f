"""The session plan: the form, its dates, the calendar file, and that nothing is kept."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from tests.integration.pages import PageReader

pytestmark = pytest.mark.django_db

PLAN, FILE = "/procedure/plan/", "/procedure/plan.ics"
GOOD = {"start": "2028-02-22", "visits": "3", "gap": "7"}


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr("checklist.plan.timezone.localdate", lambda: datetime.date(2026, 11, 22))


def dates_of(page):
    """Those of the visits, each with its day of the week."""
    times = [(e.attributes["datetime"], e.text) for e in page.all("time")]
    return [(date, words) for date, words in times if "," in words]


def test_empty_form_has_labels_and_no_errors_and_no_dates(client):
    response = client.get(PLAN)

    page = PageReader(response.content.decode())
    labels = {e.attributes["for"]: e.text for e in page.all("label")}
    assert response.status_code == 200
    assert labels == {
        "id_start": "Date of the first visit",
        "id_visits": "Number of visits",
        "id_gap": "Days from one visit to the next",
        "id_sundays": "Visits may fall on a Sunday",
    }
    assert not any("value" in e.attributes or "checked" in e.attributes for e in page.all("input"))
    assert labels.keys() == {e.attributes["id"] for e in page.all("input")}
    assert not any("aria-invalid" in e.attributes for e in page.all("input"))
    assert page.all("title")[0].text.startswith("Plan your visits")
    assert "There is a problem" not in page.html
    assert dates_of(page) == []


def test_plan_says_on_which_day_to_compare_photographs_and_stop(client):
    page = PageReader(client.get(PLAN, GOOD).content.decode())

    assert "27 June 2028" in [element.text for element in page.all("strong")]


def test_plan_shows_every_date_across_months_and_a_leap_day(client):
    response = client.get(PLAN, GOOD)

    page = PageReader(response.content.decode())
    assert response.status_code == 200
    assert dates_of(page) == [
        ("2028-02-22", "Tuesday, 22 February 2028"),
        ("2028-02-29", "Tuesday, 29 February 2028"),
        ("2028-03-07", "Tuesday, 7 March 2028"),
    ]
    typed = {e.attributes["name"]: e.attributes.get("value") for e in page.all("input")}
    assert typed == GOOD | {"sundays": None}
    assert "the next free day stands in its place" in page.html


def test_sundays_are_there_when_they_were_chosen_and_nothing_says_otherwise(client):
    fields = GOOD | {"start": "2027-01-28", "gap": "10"}

    without, chosen = (
        PageReader(client.get(PLAN, fields | more).content.decode())
        for more in ({}, {"sundays": "on"})
    )

    assert [day for _, day in dates_of(without)][1] == "Monday, 8 February 2027"
    assert [day for _, day in dates_of(chosen)][1] == "Sunday, 7 February 2027"
    assert "checked" in chosen.one("input", name="sundays").attributes
    assert "free day" not in chosen.html


def test_link_on_the_page_leads_to_the_file_of_the_same_plan(client):
    page = PageReader(client.get(PLAN, GOOD).content.decode())
    (address,) = [
        e.attributes["href"] for e in page.all("a") if e.attributes["href"].startswith(FILE)
    ]

    visits = Calendar.from_ical(client.get(address).content).walk("VEVENT")

    assert [str(visit["dtstart"].dt) for visit in visits] == [date for date, _ in dates_of(page)]


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("start", "", "Choose the date of the first visit."),
        ("start", "2027-02-30", "Write the date as year, month and day, such as 2027-01-31."),
        ("start", "0001-01-01", "Choose a date between 2023 and 2029."),
        ("start", "9999-12-31", "Choose a date between 2023 and 2029."),
        ("visits", "", "Write how many visits are planned."),
        ("visits", "0", "Plan at least 1 visit."),
        ("visits", "-1", "Plan at least 1 visit."),
        ("visits", "31", "Plan at most 30 visits."),
        ("visits", str(10**9), "Plan at most 30 visits."),
        ("visits", "six", "Write the number of visits in digits, such as 6."),
        ("gap", "0", "Leave at least 1 day between visits."),
        ("gap", "<b>", "Write the number of days in digits, such as 10."),
        ("gap", str(10**9), "Leave at most 365 days between visits."),
    ],
)
def test_wrong_field_says_so_beside_it_above_the_form_and_in_the_title(
    client, field, value, message
):
    response = client.get(PLAN, GOOD | {field: value})

    page = PageReader(response.content.decode())
    wrong = [e.attributes for e in page.all("input") if "aria-invalid" in e.attributes]
    (alert,) = [e for e in page.elements if e.attributes.get("role") == "alert"]
    ways = {
        e.attributes["href"]: e.text
        for e in page.all("a")
        if e.attributes["href"].startswith("#id_")
    }
    assert response.status_code == 400
    assert [e["name"] for e in wrong] == [field]
    assert wrong[0]["aria-invalid"] == "true"
    assert wrong[0].get("value", "") == value
    assert page.words(wrong[0]["aria-describedby"]) == f"Error: {message}"
    assert ways == {f"#{wrong[0]['id']}": message}
    assert message in alert.text
    assert page.all("title")[0].text.startswith("Error: Plan your visits")
    assert dates_of(page) == []


def test_every_wrong_field_is_named_at_once_in_the_order_of_the_form(client):
    response = client.get(PLAN, {"start": "", "visits": "0", "gap": "x"})

    page = PageReader(response.content.decode())
    links = [e.attributes["href"] for e in page.all("a")]
    assert [way for way in links if way.startswith("#id_")] == [
        "#id_start",
        "#id_visits",
        "#id_gap",
    ]
    assert len(page.ids()) == len(set(page.ids()))


@pytest.mark.parametrize("address", [PLAN, FILE])
@pytest.mark.parametrize("fields", [GOOD, GOOD | {"visits": "0"}], ids=["good", "wrong"])
def test_nothing_of_a_plan_is_kept(client, address, fields):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = client.get(address, fields)

    assert {query["sql"].split()[0] for query in queries} <= {"SELECT"}
    assert not response.cookies
    assert response["Cache-Control"] == "private, no-store"


def test_calendar_file_is_a_download_that_calendars_can_read(client):
    response = client.get(FILE, GOOD)

    visits = Calendar.from_ical(response.content).walk("VEVENT")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="clinic-visits.ics"'
    assert [(visit["summary"], visit["dtstart"].dt) for visit in visits] == [
        ("Clinic visit 1 of 3", datetime.date(2028, 2, 22)),
        ("Clinic visit 2 of 3", datetime.date(2028, 2, 29)),
        ("Clinic visit 3 of 3", datetime.date(2028, 3, 7)),
    ]
    assert response.content.count(b";VALUE=DATE:") == 6
    assert response.content.count(b"\n") == response.content.count(b"\r\n") > 0


def test_events_keep_their_names_when_the_file_is_fetched_again(client):
    first, again = (
        [str(e["uid"]) for e in Calendar.from_ical(client.get(FILE, GOOD).content).walk("VEVENT")]
        for _ in range(2)
    )

    assert first == again
    assert len(set(first)) == 3


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("start=2027-02-30&visits=3&gap=7", "id_start"),
        ("start=2027-02-03&visits=31&gap=7", "id_visits"),
        ("start=2027-02-03&visits=3", "id_gap"),
    ],
)
def test_file_of_a_wrong_plan_leads_back_to_the_form_and_its_error(client, query, field):
    response = client.get(f"{FILE}?{query}")

    page = PageReader(client.get(response["Location"]).content.decode())
    assert (response.status_code, response["Location"]) == (302, f"{PLAN}?{query}")
    assert page.words(f"{field}_error").startswith("Error: ")


def test_file_without_a_plan_leads_to_the_empty_form(client):
    response = client.get(FILE, follow=True)

    assert response.redirect_chain == [(f"{PLAN}?", 302)]
    assert response.status_code == 200
    assert "There is a problem" not in response.content.decode()


@pytest.mark.parametrize("address", [PLAN, FILE])
def test_plan_can_only_be_read(client, address):
    response = client.post(address, GOOD)

    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"


@pytest.mark.parametrize("fields", [{}, GOOD, GOOD | {"visits": "30"}], ids=["empty", "3", "30"])
def test_plan_asks_whether_all_is_as_it_was_and_no_more(
    client, django_assert_num_queries, monkeypatch, fields
):
    monkeypatch.undo()  # on a day of the past everything is read anew
    client.get(PLAN)

    with django_assert_num_queries(1):
        client.get(PLAN, fields)
