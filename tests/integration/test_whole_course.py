"""The price of a whole course on the costs page: the form, its answer, refusals, and caching."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from content.models import Clinic, Page
from content.stated_price import ABOVE_ZERO, IN_DIGITS, TOO_HIGH
from tests.factories import make_live, make_page, make_revision, make_staff
from tests.integration.pages import PageReader, read_page

pytestmark = pytest.mark.django_db

BODY = """::: key-points
- One point.
:::

## Work it out {#work-it-out}

::: whole-course
One article says 6 to 10 visits.
:::

After the form.
"""
PUBLIC = "public, max-age=0, must-revalidate"
FOR_ONE_READER = "private, max-age=0, must-revalidate"
GOOD = {"price": "INR 4,000", "visits": "", "top_ups": "", "other": ""}


@pytest.fixture
def costs():
    return make_live(make_page("costs"), body=BODY)


def answers(page):
    """What the page works out, a line for each number of visits."""
    html = page.html.partition('class="whole-course"')[2].partition("</div>")[0]
    lines = PageReader(f"<div {html}</div>").all("p")
    return [" ".join(line.text.split()) for line in lines]


def values(page):
    """What stands in the fields of the form; the question at the page's end has hidden ones."""
    return {
        e.attributes["name"]: e.attributes.get("value", "")
        for e in page.all("input")
        if e.attributes.get("type") != "hidden"
    }


@pytest.mark.usefixtures("costs")
def test_form_stands_where_the_author_put_it_with_labels_and_no_errors(client):
    page = read_page(client, "/costs/")

    labels = {e.attributes["for"]: e.text for e in page.all("label")}
    assert labels == {
        "id_price": "The price of 1 visit, as the clinic wrote it",
        "id_visits": "Visits, if you know how many",
        "id_top_ups": "Top-up visits, if any",
        "id_other": "Other costs, as one sum from the clinic",
    }
    assert values(page) == dict.fromkeys(("price", "visits", "top_ups", "other"), "")
    assert page.one("form", class_="plan-form").attributes["action"] == "/costs/"
    assert page.one("form", class_="plan-form").attributes["method"] == "get"
    order = [
        page.html.index(words)
        for words in ("6 to 10 visits.", '<form class="plan-form', "After the form.")
    ]
    assert order == sorted(order)
    assert not any("aria-invalid" in e.attributes for e in page.all("input"))
    assert "There is a problem" not in page.html
    assert answers(page) == []


@pytest.mark.usefixtures("costs")
def test_answer_has_the_range_and_the_sums(client):
    page = read_page(client, "/costs/?price=₹1,50,000")

    assert answers(page) == [
        "6 visits: ₹900,000. That is 6 × ₹150,000.",
        "10 visits: ₹1,500,000. That is 10 × ₹150,000.",
        "Extras and top-up visits come on top.",
    ]
    assert values(page)["price"] == "₹1,50,000"
    assert page.all("title")[0].text.startswith("Costs")


@pytest.mark.usefixtures("costs")
@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, ["Extras and top-up visits come on top."]),
        ({"top_ups": "4"}, ["Extras come on top. We count a top-up at the price of a visit."]),
        ({"other": "$50"}, ["Top-up visits come on top."]),
        ({"top_ups": "4", "other": "50"}, ["We count a top-up at the price of a visit."]),
    ],
)
def test_answer_says_what_is_not_in_it(client, fields, expected):
    response = client.get("/costs/", {"price": "$70–90", "visits": "8"} | fields)

    assert answers(PageReader(response.content.decode()))[1:] == expected


@pytest.mark.usefixtures("costs")
def test_addresses_of_old_are_still_answered(client):
    page = read_page(client, "/costs/?price=4,000&currency=INR")

    assert answers(page)[0] == "6 visits: INR 24,000. That is 6 × INR 4,000."
    assert values(page)["price"] == "4,000"


@pytest.mark.usefixtures("costs")
def test_clinics_currency_is_used_where_none_was_written(client):
    Clinic.objects.create(currency="AUD")

    plain, other = (read_page(client, f"/costs/?price={price}") for price in ("40", "£40"))

    assert answers(plain)[0] == "6 visits: AUD 240. That is 6 × AUD 40."
    assert answers(other)[0] == "6 visits: £240. That is 6 × £40."


@pytest.mark.usefixtures("costs")
@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("price", "", "What does 1 visit cost? Write the price as the clinic did."),
        ("price", "cheap", IN_DIGITS),
        ("price", "-4000", ABOVE_ZERO),
        ("price", "9" * 30, TOO_HIGH),
        ("price", "\"><b onfocus='x'>", IN_DIGITS),
        (
            "visits",
            "some",
            "How many visits? Write a number from 1 to 100, or leave it empty.",
        ),
        ("other", "<b>", IN_DIGITS),
    ],
)
def test_wrong_field_says_so_beside_it_above_the_title_and_in_the_head(
    client, field, value, message
):
    response = client.get("/costs/", GOOD | {field: value})

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
    assert values(page) == GOOD | {field: value}
    assert page.words(wrong[0]["aria-describedby"]) == f"Error: {message}"
    assert ways == {f"#{wrong[0]['id']}": message}
    assert message in alert.text
    assert page.html.index("There is a problem") < page.html.index("<h1")
    assert page.all("title")[0].text.startswith("Error: Costs")
    assert answers(page) == []
    assert "After the form." in page.html
    assert len(page.ids()) == len(set(page.ids()))


@pytest.mark.usefixtures("costs")
@pytest.mark.parametrize(
    ("query", "status", "expected"),
    [
        ("", 200, PUBLIC),
        ("?utm_source=leaflet", 200, PUBLIC),
        ("?price=4000", 200, FOR_ONE_READER),
        ("?price=cheap", 400, FOR_ONE_READER),
        ("?price=", 400, FOR_ONE_READER),
    ],
)
def test_proxies_keep_the_page_and_no_answer_to_what_a_reader_typed(
    client, query, status, expected
):
    response = client.get(f"/costs/{query}")

    assert response.status_code == status
    assert response["Cache-Control"] == expected
    assert not response.cookies


@pytest.mark.usefixtures("costs")
def test_each_answer_has_its_own_etag_and_comes_without_a_body_when_unchanged(client):
    addresses = ["/costs/", "/costs/?price=4000", "/costs/?price=4001"]
    tags = [client.get(address)["ETag"] for address in addresses]

    again = [
        client.get(address, headers={"If-None-Match": tag}).status_code
        for address, tag in zip(addresses, tags, strict=True)
    ]
    crossed = client.get(addresses[2], headers={"If-None-Match": tags[1]})

    assert len(set(tags)) == 3
    assert again == [304, 304, 304]
    assert crossed.status_code == 200


@pytest.mark.usefixtures("costs")
def test_search_engines_are_told_of_the_page_alone(client, settings):
    page = read_page(client, "/costs/?price=4000&currency=INR")

    canonical = page.one("link", rel="canonical").attributes["href"]
    assert canonical == f"{settings.SITE_URL}/costs/"


@pytest.mark.usefixtures("costs")
@pytest.mark.parametrize("query", ["", "?price=4000", "?price=cheap"])
def test_page_takes_its_own_query_and_two_for_the_era_and_keeps_nothing(client, query):
    client.get("/costs/")

    with CaptureQueriesContext(connection) as queries:
        client.get(f"/costs/{query}")

    # Twice whether all pages are still as they were, and its revision.
    assert len(queries) == 3
    assert {one["sql"].split()[0] for one in queries} == {"SELECT"}


def test_page_without_the_block_pays_no_heed_to_a_price(client):
    make_live(make_page("costs"))

    response = client.get("/costs/?price=cheap")

    assert (response.status_code, response["Cache-Control"]) == (200, PUBLIC)
    assert b"plan-form" not in response.content


def test_form_works_on_a_page_of_questions_too_and_under_another_address(client):
    page = make_page("money", kind=Page.Kind.QUESTIONS)
    make_live(page, body=BODY, slug="what-it-costs")

    shown = read_page(client, "/what-it-costs/?price=4000")

    assert shown.one("form", class_="plan-form").attributes["action"] == "/what-it-costs/"
    assert answers(shown)[1] == "10 visits: 40,000. That is 10 × 4,000."


def test_staff_try_the_form_in_the_preview_of_a_draft(client, costs):
    draft = make_revision(costs.page, body=BODY)
    client.force_login(make_staff("writer", ("view_revision",)))
    address = reverse("admin:content_revision_preview", args=[draft.pk])

    response = client.get(address, GOOD)

    page = PageReader(response.content.decode())
    assert page.one("form", class_="plan-form").attributes["action"] == address
    assert answers(page)[0] == "6 visits: INR 24,000. That is 6 × INR 4,000."
    assert response["Cache-Control"].startswith("private, no-store")


@pytest.mark.usefixtures("shipped_guide")
def test_shipped_costs_page_has_the_form_and_its_sources(client):
    page = read_page(client, "/costs/?price=4000")

    assert answers(page)[:2] == [
        "6 visits: 24,000. That is 6 × 4,000.",
        "10 visits: 40,000. That is 10 × 4,000.",
    ]
    words = page.words("whole-course")
    assert "6 to 10 visits" in words
    assert "No study has shown the right number." in words
