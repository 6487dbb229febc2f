"""Drawn parts on their sheet: among its leaves, its numbers and its versions."""

import re

import pytest
from django.utils.html import strip_tags

from handouts.choices import Choices
from tests.factories import make_live, make_page, make_reference, make_staff
from tests.unit.handouts.test_sheet import CARD, html_of, make

COMPARING = """## Before {#before}

Before all. [@three]

::: table What each is {#what}
| Treatment | What it is | How it may work |
|---|---|---|
| Needles {option mesotherapy} | Injections [@two] | Not proven |
| Nothing {option nothing} | No task [@one] | Does not apply |
| Lotion {option minoxidil} | A liquid, [see](#before) [@four; @two] | Nobody knows |
:::
"""
DECIDING = """::: choices comparing
- What it is

### Needles {#mesotherapy}
What it costs
: 5 coins. [@one]
:::

::: statements
### A {#a}
Compare
: What it is

Ask
: Why?

### B {#b}
Compare
: What it is

Ask
: What for?

### C {#c}
Compare
: What it is

Ask
: When?
:::
"""


@pytest.fixture
def drawn_from(db):
    """The pages that a sheet draws from, beside a chapter and the page of all signs."""
    for key in ("one", "two", "three", "four", "five"):
        make_reference(key)
    make_live(make_page("get-help", kind="help"), body=CARD)
    make_live(make_page("summary", group="decide"), body="## Short {#short}\n\nA. [@five]\n")
    comparing = make_page("comparing", kind="comparison", group="decide")
    deciding = make_page("decide", kind="decision", group="decide")
    return make_live(comparing, body=COMPARING), make_live(deciding, body=DECIDING)


def test_drawn_parts_follow_the_texts_each_under_its_heading(drawn_from):
    made = make(Choices(preset="before-you-decide"))

    keys = [leaf.revision.page.key for leaf in made.leaves]
    assert keys == ["summary", "comparing", "decide", "get-help"]
    assert [revision.page.key for revision in made.revisions] == keys
    assert [strip_tags(title) for title in re.findall(r"<h2.*?</h2>", html_of(made))][:3] == [
        *("Short", "Needles beside Lotion", "Questions for your doctor"),
    ]


def test_numbers_of_a_pair_run_on_and_its_other_sources_are_not_in_the_list(drawn_from):
    made = make(Choices(preset="before-you-decide"))

    assert [(s.number, s.reference.key) for s in made.sources] == [
        *((1, "five"), (2, "two"), (3, "four"))
    ]
    assert re.findall(r"<sup[^>]*>&nbsp;([^<]*)", html_of(made)) == ["1", "2", "3, 2"]


def test_ids_and_links_of_drawn_parts_are_those_of_the_sheet(drawn_from):
    html = html_of(make(Choices(preset="before-you-decide")))

    for named in ("comparing-side-by-side-title", "decide-questions-for-your-doctor"):
        assert html.count(f'id="page-{named}"') == 1
    assert 'aria-labelledby="page-comparing-side-by-side-title"' in html
    assert 'href="http://testserver/comparing/#before"' in html
    assert 'href="http://testserver/decide/#your-choices"' in html


@pytest.mark.parametrize("withdrawn", [0, 1])
def test_part_of_a_page_that_is_not_live_is_left_out(drawn_from, withdrawn):
    drawn_from[withdrawn].page.withdraw(by=make_staff())

    made = make(Choices(preset="before-you-decide"))

    words = ["Needles beside Lotion", "Questions for your doctor"]
    assert [each in html_of(made) for each in words] == [withdrawn == 1, withdrawn == 0]
    assert drawn_from[withdrawn] not in made.revisions


def test_signs_on_a_page_that_a_sheet_only_draws_from_are_not_on_the_sheet(drawn_from):
    make_live(drawn_from[0].page, body=f"{COMPARING}\n{CARD}")

    html = html_of(make(Choices(preset="before-you-decide")))

    assert html.count("you cannot breathe") == html.count("pus shows") == 1


def test_page_that_is_ticked_stands_there_whole_in_place_of_what_is_drawn(drawn_from):
    made = make(Choices(preset="before-you-decide", pages=("comparing",)))

    assert "Before all." in html_of(made)
    assert "side-by-side" not in html_of(made)
