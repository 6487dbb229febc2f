"""The price of a whole course from the price of one visit. Stored nowhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict

from content.markdown.blocks.whole_course import VISITS
from content.money import CURRENCY_CODES, SIGN, SIGNS

# Of the prices in the clinic article, for a site whose clinic has not said its own.
DEFAULT_CURRENCY = "INR"
PRICE_AT_MOST = Decimal(100_000_000)
IN_DIGITS = "Write 1 price in digits, such as 4,000 or INR 4,000."
ABOVE_ZERO = "Write a price above 0."
MARK = rf"[^\W\d_]{{2,3}}|{SIGN}"
# Thousands as in 150,000, in 1,50,000 and in 150 000; what Indian bills end on: 4,000/-
PRICE = re.compile(
    rf"(?P<before>{MARK})?\.? ?(?P<minus>[-−–] ?)?"
    r"(?P<number>(?:\d{1,3}(?:[, ]\d{2,3})*[, ]\d{3}|\d+)(?:\.\d{1,2})?)"
    rf"(?: ?/-)? ?(?P<after>{MARK})?"
)


@dataclass(frozen=True)
class StatedPrice:
    """A price as somebody wrote it. `mark` is a code or a sign in capitals, empty where none is."""

    amount: Decimal
    mark: str


@dataclass(frozen=True)
class Course:
    """Some visits at one price each, in a currency's three-letter code."""

    visits: int
    each: Decimal
    currency: str

    @property
    def price(self) -> str:
        return f"{self.currency} {grouped(self.visits * self.each)}"

    @property
    def sum(self) -> str:
        return f"{self.visits} × {grouped(self.each)}"


def whole_course(each: Decimal, currency: str) -> list[Course]:
    """The course with the fewest visits and the one with the most.

    >>> for course in whole_course(Decimal(4000), "INR"):
    ...     print(f"{course.visits} visits: {course.price}. {course.sum}")
    6 visits: INR 24,000. 6 × 4,000
    10 visits: INR 40,000. 10 × 4,000
    """
    return [Course(visits, each, currency) for visits in VISITS]


def grouped(amount: Decimal) -> str:
    """An amount with commas, and with two decimals where it is not whole.

    >>> grouped(Decimal("24000.00")), grouped(Decimal("1234.5"))
    ('24,000', '1,234.50')
    """
    return f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount:,.2f}"


def stated_price(text: str) -> StatedPrice:
    """The price that a text states; ValueError with a sentence for its author if it states none.

    >>> stated_price("INR 1,50,000")
    StatedPrice(amount=Decimal('150000'), mark='INR')
    """
    match = PRICE.fullmatch(" ".join(text.split()))
    if not match or (match["before"] and match["after"]):
        raise ValueError(IN_DIGITS)
    amount = Decimal(re.sub("[, ]", "", match["number"]))
    if match["minus"] or not amount:
        raise ValueError(ABOVE_ZERO)
    if amount > PRICE_AT_MOST:
        raise ValueError(f"Write a price of {grouped(PRICE_AT_MOST)} or less.")
    return StatedPrice(amount, (match["before"] or match["after"] or "").upper())


def currency_of(mark: str, currency: str) -> str:
    """The code that a mark beside a price stands for; ValueError if it stands for none.

    >>> currency_of("$", "AUD"), currency_of("$", "INR"), currency_of("", "INR")
    ('AUD', 'USD', 'INR')
    """
    if mark in ("", currency):
        return currency
    if mark in SIGNS:
        return currency if currency in SIGNS[mark] else SIGNS[mark][0]
    if mark in CURRENCY_CODES:
        return mark
    raise ValueError(IN_DIGITS)


class WholeCourseForm(forms.Form):
    """The price of one visit. What is worked out from it is `courses`."""

    visits = VISITS

    price = forms.CharField(
        label="Price of 1 visit",
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={
            "required": "Write the price of 1 visit.",
            "max_length": IN_DIGITS,
            "null_characters_not_allowed": IN_DIGITS,
        },
    )
    currency = forms.RegexField(
        r"^[A-Za-z]{3}\Z",
        label="Currency, in 3 letters",
        required=False,
        strip=True,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={
            "invalid": "Write the currency in 3 letters, such as INR.",
            "null_characters_not_allowed": "Write the currency in 3 letters, such as INR.",
        },
    )

    def __init__(self, query: QueryDict, *, currency: str = "") -> None:
        """Filled in where the query has a field of the form. `currency` is the clinic's."""
        self.usual_currency = currency or DEFAULT_CURRENCY
        is_filled_in = not self.base_fields.keys().isdisjoint(query)
        super().__init__(query if is_filled_in else None, initial={"currency": self.usual_currency})

    def clean_price(self) -> StatedPrice:
        try:
            return stated_price(self.cleaned_data["price"])
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error

    def clean_currency(self) -> str:
        return self.cleaned_data["currency"].upper() or self.usual_currency

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if {"price", "currency"} <= data.keys():
            try:
                data["currency"] = currency_of(data["price"].mark, data["currency"])
            except ValueError as error:
                self.add_error("price", str(error))
            else:
                # Typed with the price, the currency stands in its own field from now on.
                self.data = {"price": self.data["price"], "currency": data["currency"]}
        return data

    @property
    def courses(self) -> list[Course]:
        """What a valid form works out; nothing for one that is empty or wrong."""
        if not self.is_valid():
            return []
        return whole_course(self.cleaned_data["price"].amount, self.cleaned_data["currency"])
