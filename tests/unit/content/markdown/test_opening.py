"""Where the opening of a text ends."""

import pytest

from content.markdown import render

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
