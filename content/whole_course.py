"""The price of a whole course: visits, top-ups and other costs. Stored nowhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.http import QueryDict

from content.markdown.blocks.whole_course import VISITS
from content.money import CURRENCY_CODES
from content.stated_price import IN_DIGITS, Price, is_same_currency, stated_price

VISITS_AT_MOST = 100
# How long a text that states a price may be.
PRICE_CHARACTERS = 60


@dataclass(frozen=True)
class Course:
    """Some visits and top-ups at one price each, and what else is to pay."""

    visits: int
    each: Price
    top_ups: int = 0
    other: Price | None = None

    @property
    def name(self) -> str:
        """What is counted: “8 visits, 4 top-ups and other costs”."""
        parts = [_count(self.visits, "visit")]
        if self.top_ups:
            parts.append(_count(self.top_ups, "top-up"))
        if self.other:
            parts.append("other costs")
        return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))

    @property
    def price(self) -> Price:
        times = self.each * (self.visits + self.top_ups)
        return times + self.other if self.other else times

    @property
    def sum(self) -> str:
        """How the price comes about: “(8 + 4) × £120 + £50”."""
        times = f"({self.visits} + {self.top_ups})" if self.top_ups else str(self.visits)
        other = f" + {_as_one(self.other)}" if self.other else ""
        return f"{times} × {_as_one(self.each)}{other}"


def whole_course(
    each: Price, *, visits: int | None = None, top_ups: int = 0, other: Price | None = None
) -> list[Course]:
    """The course with that many visits, or else the one with the fewest and the one with the most.

    >>> for course in whole_course(stated_price("£120")):
    ...     print(f"{course.name}: {course.price}. {course.sum}")
    6 visits: £720. 6 × £120
    10 visits: £1,200. 10 × £120
    """
    return [Course(count, each, top_ups, other) for count in ((visits,) if visits else VISITS)]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _as_one(price: Price) -> str:
    return str(price) if price.low == price.high else f"({price})"


class PriceField(forms.CharField):
    """A price in the words of whoever states it. Gives a `Price`, or None for an empty one.

    `question` is asked where there is none; without a question there may be none.
    """

    def __init__(self, *, label: str, question: str = "") -> None:
        super().__init__(
            label=label,
            required=bool(question),
            max_length=PRICE_CHARACTERS,
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
            error_messages={
                "required": question,
                "max_length": IN_DIGITS,
                "null_characters_not_allowed": IN_DIGITS,
            },
        )

    def clean(self, value: Any) -> Price | None:
        text = super().clean(value)
        try:
            return stated_price(text) if text else None
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error


class CountField(forms.IntegerField):
    """How many of something, where a reader knows it."""

    def __init__(self, *, label: str, question: str, least: int) -> None:
        super().__init__(
            label=label,
            required=False,
            min_value=least,
            max_value=VISITS_AT_MOST,
            error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), question),
        )


class WholeCourseForm(forms.Form):
    """The price of one visit, and what comes on top. What is worked out from it is `courses`."""

    usual_visits = VISITS

    price = PriceField(
        label="The price of 1 visit, as the clinic wrote it",
        question="What does 1 visit cost? Write the price as the clinic did.",
    )
    visits = CountField(
        label="Visits, if you know how many",
        question=f"How many visits? Write a number from 1 to {VISITS_AT_MOST}, or leave it empty.",
        least=1,
    )
    top_ups = CountField(
        label="Top-up visits, if any",
        question=f"How many top-ups? Write a number from 0 to {VISITS_AT_MOST}, or leave it empty.",
        least=0,
    )
    other = PriceField(label="Other costs, as one sum from the clinic")

    def __init__(self, query: QueryDict, *, currency: str = "") -> None:
        """Filled in where the query has a field of the form.

        A price without a currency is in `currency`, the clinic's. The addresses of old had it
        beside the price: `?price=4000&currency=INR`.
        """
        asked = query.get("currency", "").upper()
        self.usual_mark = asked if asked in CURRENCY_CODES else currency
        is_filled_in = not self.base_fields.keys().isdisjoint(query)
        super().__init__(query if is_filled_in else None)

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        price, other = data.get("price"), data.get("other")
        if price and other and not is_same_currency(price.mark, other.mark):
            question = f"What are the other costs in {price.mark}? The price of a visit is in {price.mark} too."
            self.add_error("other", question)
        elif price:
            mark = price.mark or (other.mark if other else "") or self.usual_mark
            data["price"] = replace(price, mark=mark)
            data["other"] = replace(other, mark=mark) if other else None
        return data

    @property
    def courses(self) -> list[Course]:
        """What a valid form works out; nothing for one that is empty or wrong."""
        if not self.is_valid():
            return []
        data = self.cleaned_data
        return whole_course(
            data["price"],
            visits=data["visits"],
            top_ups=data["top_ups"] or 0,
            other=data["other"],
        )
