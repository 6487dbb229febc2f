"""What a sheet draws from the page that compares and from the page for deciding."""

import re

import pytest
from django.utils.html import strip_tags

from content.markdown import render
from content.models import Page, Revision
from handouts.drawn import draw_part
from handouts.presets import FOR_A_DOCTOR, PAIR

COMPARING = """## What it is {#what-it-is}

::: table What each is {#what}
| Treatment | What it is | How it may work |
|---|---|---|
| Nothing {option nothing} | No task | Does not apply |
| Needles {option mesotherapy} | Injections | Not proven |
| Lotion {option minoxidil} | A liquid | Nobody knows |
:::
"""
DECIDING = """## Choices {#choices}

::: choices comparing
- What it is
- How it may work

### Needles {#mesotherapy}
What it costs
: 5 coins.

### Lotion {#minoxidil}
What it costs
: 1 coin.
:::

::: statements
### Proof {#proof}
Compare
: What it is

Ask
: Is it < a dummy?

### Money {#money}
Compare
: What it costs

Ask
: What is the whole price?

### Worth {#worth}
Compare
: What it costs

Ask
: What is the whole price?
:::
"""
LIVE = {"decide": Revision(body=DECIDING, page=Page(key="decide", kind="decision"))}


def words_of(html):
    return " ".join(strip_tags(html).split())


def test_pair_has_the_words_of_its_page_and_the_facts_of_the_page_for_deciding():
    words = words_of(draw_part(PAIR, render(COMPARING), LIVE))

    assert words == (
        "Needles beside Lotion What it is Needles Lotion "
        "What it is Injections A liquid How it may work Not proven Nobody knows "
        "What it costs 5 coins. 1 coin. "
        "The sources for “What it costs” stand on the page for deciding."
    )


def test_pair_without_a_live_page_for_deciding_has_no_facts_of_it():
    words = words_of(draw_part(PAIR, render(COMPARING), {}))

    assert words.endswith("Not proven Nobody knows")


def test_first_pair_stands_where_an_option_was_removed():
    html = draw_part(PAIR, render(COMPARING.replace("{option minoxidil}", "{option foam}")), LIVE)

    assert words_of(html).startswith("Nothing beside Needles")


def test_each_column_and_each_row_has_its_head():
    html = draw_part(PAIR, render(COMPARING), {})

    assert re.findall(r'<th scope="(\w+)"', html) == ["col", "col", "rowgroup", "rowgroup"]


def test_questions_stand_there_once_each_with_a_line_for_a_pen():
    html = draw_part(FOR_A_DOCTOR, render(DECIDING), LIVE)

    assert words_of(html) == (
        "Questions for your doctor Is it &lt; a dummy? What is the whole price?"
    )
    assert html.count('<span class="pen-line"></span>') == html.count("<li>") == 2


@pytest.mark.parametrize(
    ("part", "text"),
    [(PAIR, "Words."), (PAIR, COMPARING.replace(" {option", " {no")), (FOR_A_DOCTOR, "Words.")],
)
def test_page_with_nothing_of_that_kind_gives_nothing(part, text):
    assert draw_part(part, render(text), {}) == ""
