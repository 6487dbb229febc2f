"""What a session costs, times the visits: the ways people write a price, and what is refused."""

from decimal import Decimal
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from content.whole_course import (
    PRICE_AT_MOST,
    WholeCourseForm,
    grouped,
    stated_price,
    whole_course,
)
from tests.properties import bounded, texts

IN_DIGITS = "Write 1 price in digits, such as 4,000 or INR 4,000."
ABOVE_ZERO = "Write a price above 0."
THREE_LETTERS = "Write the currency in 3 letters, such as INR."


def form(clinics="", **fields):
    query = QueryDict(mutable=True)
    query.update(fields)
    return WholeCourseForm(query, currency=clinics)


def prices(form):
    return [(course.visits, course.price, course.sum) for course in form.courses]


def test_course_is_each_number_of_visits_times_the_price():
    courses = whole_course(Decimal("99.50"), "GBP")

    assert [(c.visits, c.price, c.sum) for c in courses] == [
        (6, "GBP 597", "6 × 99.50"),
        (10, "GBP 995", "10 × 99.50"),
    ]


@pytest.mark.parametrize(
    ("text", "amount", "mark"),
    [
        ("4000", "4000", ""),
        ("4,000", "4000", ""),
        (" 4 000 ", "4000", ""),
        ("4\u00a0000", "4000", ""),
        ("1,50,000", "150000", ""),
        ("1,00,00,000", "10000000", ""),
        ("150,000", "150000", ""),
        ("99.5", "99.5", ""),
        ("4,000.00", "4000", ""),
        ("4000/-", "4000", ""),
        ("INR 4000", "4000", "INR"),
        ("inr4,000", "4000", "INR"),
        ("4000 INR", "4000", "INR"),
        ("Rs. 4,000/-", "4000", "RS"),
        ("₹4,000", "4000", "₹"),
        ("$ 150", "150", "$"),
        ("150 €", "150", "€"),
        ("४०००", "4000", ""),
        ("100000000", "100000000", ""),
        ("0.01", "0.01", ""),
    ],
)
def test_price_is_understood(text, amount, mark):
    price = stated_price(text)

    assert (price.amount, price.mark) == (Decimal(amount), mark)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", IN_DIGITS),
        ("four thousand", IN_DIGITS),
        ("about 4000", IN_DIGITS),
        ("4000-5000", IN_DIGITS),
        ("4000 to 5000", IN_DIGITS),
        ("INR 4000 USD", IN_DIGITS),
        ("4,50", IN_DIGITS),
        ("4.000", IN_DIGITS),
        ("1,2,3", IN_DIGITS),
        ("4k", IN_DIGITS),
        ("1e9", IN_DIGITS),
        ("4000; DROP TABLE", IN_DIGITS),
        ("<b>", IN_DIGITS),
        ("NaN", IN_DIGITS),
        ("Infinity", IN_DIGITS),
        ("²", IN_DIGITS),
        ("-4000", ABOVE_ZERO),
        ("−4000", ABOVE_ZERO),
        ("INR -4,000", ABOVE_ZERO),
        ("0", ABOVE_ZERO),
        ("0.00", ABOVE_ZERO),
        ("100000000.01", "Write a price of 100,000,000 or less."),
        ("9" * 40, "Write a price of 100,000,000 or less."),
    ],
)
def test_price_is_refused_in_one_sentence(text, message):
    with pytest.raises(ValueError, match="Write") as error:
        stated_price(text)

    assert str(error.value) == message


@pytest.mark.parametrize(
    ("clinics", "fields", "expected"),
    [
        ("", {"price": "4000"}, "INR"),
        ("", {"price": "4000", "currency": ""}, "INR"),
        ("AUD", {"price": "4000"}, "AUD"),
        ("INR", {"price": "4000", "currency": "gbp"}, "GBP"),
        ("INR", {"price": "4000", "currency": "KES"}, "KES"),
        ("KES", {"price": "KES 4000", "currency": "KES"}, "KES"),
        # What stands beside the price is meant, whatever stood in the other field before.
        ("USD", {"price": "INR 4000", "currency": "USD"}, "INR"),
        ("USD", {"price": "₹4000", "currency": "USD"}, "INR"),
        ("INR", {"price": "$40", "currency": "INR"}, "USD"),
        # A sign that many share means the currency that was named.
        ("AUD", {"price": "$40", "currency": "AUD"}, "AUD"),
        ("PKR", {"price": "Rs 40", "currency": "PKR"}, "PKR"),
    ],
)
def test_currency(clinics, fields, expected):
    filled = form(clinics, **fields)

    assert filled.errors == {}
    assert [course.currency for course in filled.courses] == [expected] * 2
    assert filled["currency"].value() == expected
    assert filled["price"].value() == fields["price"]


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("price", "", "Write the price of 1 visit."),
        ("price", "  ", "Write the price of 1 visit."),
        ("price", "4" * 41, IN_DIGITS),
        ("price", "40\x0000", IN_DIGITS),
        ("price", "XYZ 4000", IN_DIGITS),
        ("currency", "rupees", THREE_LETTERS),
        ("currency", "₹", THREE_LETTERS),
        ("currency", "IN\x00", THREE_LETTERS),
        ("currency", "INR\nUSD", THREE_LETTERS),
        ("currency", "ÄÖÜ", THREE_LETTERS),
    ],
)
def test_wrong_field_is_told_in_one_sentence_and_keeps_what_was_typed(field, value, message):
    wrong = form(**{"price": "4000", "currency": "INR"} | {field: value})

    assert list(wrong.errors) == [field]
    assert wrong.errors[field][0] == message
    assert wrong[field].value() == value
    assert wrong.courses == []


def test_query_without_a_field_of_the_form_leaves_it_empty_with_the_clinics_currency():
    empty = form("GBP", utm_source="leaflet")

    assert not empty.is_bound
    assert empty.errors == {}
    assert empty["currency"].value() == "GBP"
    assert prices(empty) == []


@bounded
@given(st.decimals(min_value="0.01", max_value=PRICE_AT_MOST, places=2))
def test_any_price_is_read_as_it_is_written_and_its_sum_is_exact(amount):
    for mark in ("", "INR ", "£"):
        stated = stated_price(mark + grouped(amount))

        assert stated.amount == amount
        assert stated.mark == mark.strip()
    for course in whole_course(amount, "INR"):
        total = stated_price(course.price) if course.visits * amount <= PRICE_AT_MOST else None
        assert total is None or total.amount == course.visits * amount


@bounded
@given(st.text(max_size=50) | texts, st.text(max_size=5))
def test_any_price_that_somebody_types_is_worked_out_or_has_an_error(price, currency):
    filled_in = WholeCourseForm(QueryDict(urlencode({"price": price, "currency": currency})))

    assert bool(filled_in.courses) != bool(filled_in.errors)
