"""Blocks that are not known, not closed or not alone."""

import pytest

from content.markdown import render
from tests.unit.content.markdown.problems import problems

STRAY = "A line of colons stands alone here: leave an empty line before each block, and give a block around another one more colons."
NAMES = (
    "key-points, care, do, do-not, warning, claim, steps, questions, words, table, figure, "
    "people, whole-course, choices, statements, unknown"
)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("Words.\n\n::: tip\nx\n:::", 3, f"“tip” is not a block. There are: {NAMES}."),
        ("::: Do\n- x\n:::", 1, f"“Do” is not a block. There are: {NAMES}."),
        ("::: warning A\nx", 1, "The block “::: warning A” is never closed: add ::: on a line below it."),
        ("\n> ::: warning A\n> x\n\nx", 2, "The block “::: warning A” is never closed: add ::: on a line below it."),
        ("Words.\n\n:::", 3, STRAY),
        ("Words.\n:::\nMore.", 2, STRAY),
        ("::: warning A\nx\n:::\n- a\n  b\n:::", 6, STRAY),
    ],
)  # fmt: skip
def test_block_problem(text, line, message):
    assert problems(text) == [(line, message)]


def test_equal_colons_around_and_inside_a_block_leave_a_stray_line():
    text = "::: warning A\n::: do\n- keep calm\n- ask\n:::\n:::"

    assert problems(text) == [(6, STRAY)]


def test_one_more_colon_outside_nests_blocks():
    document = render(":::: warning A\n::: do\n- keep calm\n- ask\n:::\n::::\n")

    assert document.problems == ()
    assert document.blocks == ("warning", "do")


@pytest.mark.parametrize("opening", [":::do", "::: do ", "   ::: do", "::::: do"])
def test_block_opens_with_any_colons_from_three(opening):
    document = render(f"{opening}\n- keep calm\n- ask\n{':' * opening.count(':')}")

    assert (document.blocks, document.problems) == (("do",), ())


def test_closed_blocks_in_quotes_and_lists_are_closed():
    quoted = "> ::: do\n> - keep calm\n> - ask\n> :::\n"
    listed = "- ::: do\n  - keep calm\n  - ask\n  :::\n"

    assert problems(quoted) == []
    assert problems(listed) == []
