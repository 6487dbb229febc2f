"""What a visit costs, times the visits, with all that comes on top: the form and its answer."""

from decimal import Decimal
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from content.stated_price import ABOVE_ZERO, IN_DIGITS, PRICE_AT_MOST, Price, stated_price
from content.whole_course import WholeCourseForm, whole_course
from tests.properties import bounded, texts

VISITS = "How many visits? Write a number from 1 to 100, or leave it empty."
TOP_UPS = "How many top-ups? Write a number from 0 to 100, or leave it empty."


def form(clinics="", **fields):
    query = QueryDict(mutable=True)
    query.update(fields)
    return WholeCourseForm(query, currency=clinics)


def answers(form):
    return [(course.name, str(course.price), course.sum) for course in form.courses]


def test_course_is_each_number_of_visits_times_the_price():
    courses = whole_course(stated_price("GBP 99.50"))

    assert [(c.name, str(c.price), c.sum) for c in courses] == [
        ("6 visits", "GBP\u00a0597", "6 × GBP\u00a099.50"),
        ("10 visits", "GBP\u00a0995", "10 × GBP\u00a099.50"),
    ]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"visits": "8"}, [("8 visits", "£960", "8 × £120")]),
        ({"visits": "1"}, [("1 visit", "£120", "1 × £120")]),
        (
            {"visits": "8", "top_ups": "4"},
            [("8 visits and 4 top-ups", "£1,440", "(8 + 4) × £120")],
        ),
        (
            {"visits": "8", "top_ups": "1", "other": "£50"},
            [("8 visits, 1 top-up and other costs", "£1,130", "(8 + 1) × £120 + £50")],
        ),
        (
            {"visits": "8", "other": "50-70"},
            [("8 visits and other costs", "£1,010 to £1,030", "8 × £120 + (£50 to £70)")],
        ),
        (
            {"top_ups": "2", "other": ""},
            [
                ("6 visits and 2 top-ups", "£960", "(6 + 2) × £120"),
                ("10 visits and 2 top-ups", "£1,440", "(10 + 2) × £120"),
            ],
        ),
        ({"visits": "8", "top_ups": "0"}, [("8 visits", "£960", "8 × £120")]),
    ],
)
def test_answer_counts_all_that_was_filled_in(fields, expected):
    assert answers(form(price="£120", **fields)) == expected


def test_range_stays_a_range():
    assert answers(form(price="$70–90", visits="6")) == [
        ("6 visits", "$420 to $540", "6 × ($70 to $90)")
    ]


@pytest.mark.parametrize(
    ("clinics", "fields", "mark"),
    [
        ("", {"price": "4000"}, ""),
        ("AUD", {"price": "4000"}, "AUD"),
        ("INR", {"price": "£40"}, "£"),
        ("AUD", {"price": "$40"}, "$"),
        ("", {"price": "40", "other": "£5"}, "£"),
        ("", {"price": "₹40", "other": "Rs 5"}, "₹"),
        # The addresses of old.
        ("", {"price": "4000", "currency": "INR"}, "INR"),
        ("INR", {"price": "4000", "currency": "gbp"}, "GBP"),
        ("INR", {"price": "4000", "currency": ""}, "INR"),
        ("INR", {"price": "4000", "currency": "rupees"}, "INR"),
        ("", {"price": "₹4000", "currency": "USD"}, "₹"),
    ],
)
def test_answer_is_in_the_currency_that_was_written(clinics, fields, mark):
    filled = form(clinics, **fields)

    assert filled.errors == {}
    assert {course.price.mark for course in filled.courses} == {mark}
    assert filled["price"].value() == fields["price"]


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("price", "", "What does 1 visit cost? Write the price as the clinic did."),
        ("price", "  ", "What does 1 visit cost? Write the price as the clinic did."),
        ("price", "cheap", IN_DIGITS),
        ("price", "4" * 61, IN_DIGITS),
        ("price", "40\x0000", IN_DIGITS),
        ("price", "-4", ABOVE_ZERO),
        ("visits", "six", VISITS),
        ("visits", "0", VISITS),
        ("visits", "101", VISITS),
        ("visits", "1.5", VISITS),
        ("top_ups", "-1", TOP_UPS),
        ("top_ups", "many", TOP_UPS),
        ("top_ups", "9" * 5000, TOP_UPS),
        ("other", "some", IN_DIGITS),
        ("other", "0", ABOVE_ZERO),
        (
            "other",
            "$5",
            "What are the other costs in £? The price of a visit is in £ too.",
        ),
    ],
    ids=lambda value: value[:20],
)
def test_wrong_field_is_told_in_one_sentence_and_keeps_what_was_typed(field, value, message):
    wrong = form(**{"price": "£4"} | {field: value})

    assert list(wrong.errors) == [field]
    assert wrong.errors[field][0] == message
    assert wrong[field].value() == value
    assert wrong.courses == []


def test_query_without_a_field_of_the_form_leaves_it_empty():
    empty = form("GBP", utm_source="leaflet", currency="GBP")

    assert not empty.is_bound
    assert empty.errors == {}
    assert answers(empty) == []


@bounded
@given(st.decimals(min_value="0.01", max_value=PRICE_AT_MOST, places=2), st.integers(1, 100))
def test_sum_of_any_price_is_exact(amount, visits):
    (course,) = whole_course(Price(amount, amount), visits=visits, top_ups=2)

    assert course.price.low == course.price.high == (visits + 2) * amount
    assert course.price.low.as_tuple().exponent >= Decimal("0.01").as_tuple().exponent


@bounded
@given(st.text(max_size=50) | texts, st.text(max_size=5), st.text(max_size=10) | texts)
def test_anything_that_somebody_types_is_worked_out_or_has_an_error(price, visits, other):
    query = urlencode({"price": price, "visits": visits, "other": other})
    filled_in = WholeCourseForm(QueryDict(query))

    assert bool(filled_in.courses) != bool(filled_in.errors)
