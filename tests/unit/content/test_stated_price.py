"""The ways clinics and readers write a price, and what is asked back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.stated_price import (
    ABOVE_ZERO,
    IN_DIGITS,
    IN_FULL,
    PRICE_AT_MOST,
    TOO_HIGH,
    Price,
    grouped,
    is_same_currency,
    stated_price,
)
from tests.properties import bounded, texts

THOUSANDS = "Is the point for thousands? Write 4,000 for four thousand, or 4.00 for 4."
PARTS = "Is the comma for a part of 1? Write 4,000 for four thousand, or 4.50 for four and a half."


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
        ("Rs 5000", "5000", "Rs"),
        ("Rs. 4,000/-", "4000", "Rs"),
        ("Rs.4000/- only", "4000", "Rs"),
        ("₹4,000", "4000", "₹"),
        ("₹5,000 per session", "5000", "₹"),
        ("about £120", "120", "£"),
        ("£120 a visit.", "120", "£"),
        ("£120/session", "120", "£"),
        ("$ 150", "150", "$"),
        ("US$ 90", "90", "US$"),
        ("150 €", "150", "€"),
        ("KES 4000", "4000", "KES"),
        ("Dhs 500", "500", "Dhs"),
        ("४०००", "4000", ""),
        ("100000000", "100000000", ""),
        ("0.01", "0.01", ""),
    ],
)
def test_price_is_understood_with_its_currency_as_written(text, amount, mark):
    assert stated_price(text) == Price(Decimal(amount), Decimal(amount), mark)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("$70–90", "$70 to $90"),
        ("$70 - $90", "$70 to $90"),
        ("70-90", "70 to 90"),
        ("90 to 70 $", "$70 to $90"),
        ("between £70 and £90", "£70 to £90"),
        ("INR 5,000 to INR 15,000", "INR\u00a05,000 to INR\u00a015,000"),
        ("Rs. 5000/- to 6000/-", "Rs\u00a05,000 to Rs\u00a06,000"),
        ("₹5,000 to INR 15,000", "₹5,000 to ₹15,000"),
        ("£70-70", "£70"),
        ("99.5 €", "€99.50"),
    ],
)
def test_price_is_shown_in_its_own_currency(text, shown):
    assert str(stated_price(text)) == shown


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("", IN_DIGITS),
        ("four thousand", IN_DIGITS),
        ("from £120", IN_DIGITS),
        ("£120 + VAT", IN_DIGITS),
        ("₹5000 / $60", IN_DIGITS),
        ("12 13", IN_DIGITS),
        ("1-2-3", IN_DIGITS),
        ("1e9", IN_DIGITS),
        ("4000; DROP TABLE", IN_DIGITS),
        ("<b>", IN_DIGITS),
        ("NaN", IN_DIGITS),
        ("Infinity", IN_DIGITS),
        ("²", IN_DIGITS),
        ("4.000", THOUSANDS),
        ("4.000,00 €", THOUSANDS),
        ("4,50", PARTS),
        ("4k", "Does k stand for thousands? Write 4,000 for 4k."),
        ("-4000", ABOVE_ZERO),
        ("−4000", ABOVE_ZERO),
        ("INR -4,000", ABOVE_ZERO),
        ("0", ABOVE_ZERO),
        ("£0.00", ABOVE_ZERO),
        ("0 to 5", ABOVE_ZERO),
        ("100000000.01", TOO_HIGH),
        ("1 to 100000001", TOO_HIGH),
        ("₹5–15,000", IN_FULL),
        ("9" * 40, TOO_HIGH),
        ("INR 4000 USD", "Which will you pay in, INR or USD? Write the price in 1 currency."),
        ("₹5000 to $60", "Which will you pay in, ₹ or $? Write the price in 1 currency."),
        (
            "XYZ 4000",
            "Which currency is “XYZ”? Write its sign or its 3 letters, "
            "such as ₹5,000, INR 5,000, £120 or $70–90.",
        ),
    ],
)
def test_what_is_unclear_is_asked_in_one_question(text, question):
    with pytest.raises(ValueError, match="Write") as error:
        stated_price(text)

    assert str(error.value) == question


@pytest.mark.parametrize(
    ("mark", "other", "expected"),
    [
        ("", "", True),
        ("£", "", True),
        ("", "£", True),
        ("₹", "Rs", True),
        ("INR", "₹", True),
        ("£", "$", False),
        ("AUD", "USD", False),
    ],
)
def test_same_currency(mark, other, expected):
    assert is_same_currency(mark, other) is expected


@bounded
@given(st.decimals(min_value="0.01", max_value=PRICE_AT_MOST, places=2))
def test_any_price_is_read_as_it_is_written_and_as_it_is_shown(amount):
    for mark in ("", "INR", "£"):
        stated = stated_price(f"{mark} {grouped(amount)}")

        assert stated == Price(amount, amount, mark)
        assert stated_price(str(stated)) == stated


@bounded
@given(st.text(max_size=60) | texts)
def test_any_text_states_a_price_or_gets_a_question(text):
    price, question = None, ""
    try:
        price = stated_price(text)
    except ValueError as error:
        question = str(error)

    assert "Write" in question or (price and 0 < price.low <= price.high <= PRICE_AT_MOST)
