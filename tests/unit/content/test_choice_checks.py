"""Each choice is told in equal detail and counted in the same way."""

import pytest

from content.choice_checks import NEEDED, choice_problems, lost_columns, lost_facts
from content.markdown import render

TABLE = """::: table What each is {{#what}}
| Treatment | What it is |
|---|---|
| Nothing {{option nothing}} | {nothing} |
| Lotion {{option lotion}} | {lotion} |
:::
"""
PAGE = """::: choices {page}
- {drawn}

### Doing nothing {{#nothing}}
{own}
: {nothing}

What speaks for it
: Ease.

What speaks against it
: Time.

Gain in pictures
: Not known.

Harm in pictures
: Not known.

How often harm comes
: Not known.

### Lotion {{#lotion}}
{own}
: {lotion}

What speaks for it
: Proof.

What speaks against it
: Work.

Gain in pictures
: {picture}

Harm in pictures
: Not known.

How often harm comes
: {often}
:::

::: statements
### A {{#a}}
Compare
: {compare}

Ask
: Why?

### B {{#b}}
Compare
: What it is

Ask
: Why?

### C {{#c}}
Compare
: What it is

Ask
: Why?
:::
"""
WORDS = {
    "page": "comparing",
    "drawn": "What it is",
    "own": "Cost",
    "compare": "Cost",
    "nothing": "Some words",
    "lotion": "More words",
    "picture": "26 of 100 women gained.",
    "often": "26 gained.",
}


def find(cells=("No task", "A liquid"), **changed):
    tables = render(TABLE.format(nothing=cells[0], lotion=cells[1])).tables
    decision = render(PAGE.format(**WORDS | changed)).decision
    return [(p.line, p.message) for p in choice_problems(decision, {"comparing": tables})]


def test_equal_choices_have_no_problem():
    assert find() == []


@pytest.mark.parametrize(
    ("changed", "line", "message"),
    [
        ({"page": "prices"}, 4, "No page “prices” compares treatments. There are: comparing."),
        ({"drawn": "Colour"}, 4, "The tables of “comparing” have no column “Colour”."),
        ({"own": "What it is"}, 4, "“What it is” is a column of “comparing” too: put it into the list above, so that it is written once."),
        ({"compare": "Colour"}, 44, "No choice has a fact “Colour” to compare."),
        ({"lotion": "It is so. " * 5}, 23, "“Lotion” has 28 words and “Doing nothing” 12: tell each choice in equal detail, none at more than twice the length of another."),
        ({"nothing": "3 in 100 people", "lotion": "3 in 20 people"}, 23, "“Cost” counts in 100 for “Doing nothing” and in 20 for “Lotion”: use one for all choices."),
        ({"cells": ("Wait 3 weeks", "Wait 4 months")}, 23, "“What it is” gives times in weeks for “Doing nothing” and in months for “Lotion”: use one for all choices."),
        ({"picture": "27 of 100 women gained."}, 23, "A picture of “Lotion” shows 27 of 100, and none of its other facts says 27: make both alike."),
    ],
)  # fmt: skip
def test_choice_problem(changed, line, message):
    assert (line, message) in find(**changed)


@pytest.mark.parametrize("name", NEEDED)
def test_good_and_bad_of_each_choice_are_told(name):
    tables = render(TABLE.format(nothing="No task", lotion="A liquid")).tables
    text = PAGE.format(**WORDS).replace(name, f"Else {NEEDED.index(name)}")

    found = [p.message for p in choice_problems(render(text).decision, {"comparing": tables})]

    assert found == [
        f"No choice says “{name}”: give each that fact, or “Not known”, so that good and bad are told alike."
    ]


def test_choices_are_those_of_the_comparison():
    tables = render(TABLE.format(nothing="No task", lotion="A liquid")).tables
    text = PAGE.format(**WORDS).replace("{#lotion}", "{#laser}")

    found = [p.message for p in choice_problems(render(text).decision, {"comparing": tables})]

    assert found == [
        "“comparing” has no {option laser}, so it says nothing of it.",
        "“comparing” has {option lotion} (Lotion): offer that choice here too.",
    ]


def test_column_that_another_page_shows_is_missed():
    tables = render(TABLE.format(nothing="No task", lotion="A liquid")).tables

    (problem,) = lost_columns(tables, ("What it is", "Colour"))

    assert problem.level == "warning"
    assert "shows the column “Colour”" in problem.message


def test_fact_that_stands_side_by_side_elsewhere_is_missed_here():
    page = PAGE.format(**WORDS | {"own": "What it costs"})

    (problem,) = lost_facts(render(page).decision)

    assert problem.level == "warning"
    assert "“Your days (our own reading)”" in problem.message
    assert list(lost_facts(render("Words.").decision)) == []
