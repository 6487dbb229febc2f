"""Where the opening of a text ends."""

import pytest

from content.markdown import render
from content.markdown.opening import with_first_section

KEY_POINTS = "::: key-points\n- One.\n- Two.\n:::\n"
CARD = "::: care see Ask if:\n- a sign\n:::\n"


def test_opening_ends_where_the_key_points_end_and_not_where_a_block_in_them_does():
    """A block in key points is a problem, and must not tear the page's HTML apart."""
    text = f":::: key-points\n- One.\n- Two.\n\n{CARD}\n{CARD}::::\n\nWords.\n"

    document = render(text)

    assert document.opening.count("<section") == document.opening.count("</section>") == 3
    assert document.rest.strip() == "<p>Words.</p>"


def test_words_above_the_key_points_belong_to_the_opening():
    document = render(f"Words.\n\n{KEY_POINTS}\nMore.\n")

    assert document.opening.startswith("<p>Words.</p>")
    assert document.rest.strip() == "<p>More.</p>"


@pytest.mark.parametrize("text", ["> " + KEY_POINTS.replace("\n", "\n> "), f"{CARD}\n{KEY_POINTS}"])
def test_no_opening_where_key_points_stand_in_something_or_after_another_block(text):
    document = render(text)

    assert document.opening == ""
    assert document.rest == document.html


HOW = "## How {#how}\n\nWords.\n"
MORE = "## More {#more}\n\nOther words.\n"
TABLE = "::: table T {#t}\n| Name | What |\n|---|---|\n| A | B |\n:::\n"


def test_first_section_can_stand_in_the_opening_and_nothing_is_lost():
    document = render(f"{KEY_POINTS}\n{HOW}\n{CARD}\n{MORE}")

    longer = with_first_section(document)

    assert "<h2" not in document.opening.partition("</section>")[2]
    assert longer.opening.count("<section") == longer.opening.count("</section>") == 2
    assert longer.rest.startswith('<h2 id="more">')
    assert longer.html == document.html
    assert "data-slot" not in longer.html


@pytest.mark.parametrize(
    "text",
    [
        f"{KEY_POINTS}\n{HOW}",
        f"{KEY_POINTS}\n{HOW}\n{TABLE}\n{MORE}",
        f"{KEY_POINTS}\n{TABLE}",
        f"{HOW}\n{MORE}",
    ],
)
def test_opening_stays_where_the_first_section_is_the_last_or_has_a_table(text):
    document = render(text)

    assert with_first_section(document) == document
