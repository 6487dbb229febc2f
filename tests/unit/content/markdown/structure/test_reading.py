"""What a text consists of, in its order."""

import pytest

from content.markdown import render
from content.markdown.document import (
    Heading,
    ItemList,
    Link,
    Picture,
    Question,
    Step,
    Table,
    Term,
)
from tests.unit.content.markdown.problems import problems

CODE = "This would be shown as program code: take away the spaces or backticks before it."


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("One\n\n    two", 3, CODE),
        ("```\ntwo\n```", 1, CODE),
    ],
)  # fmt: skip
def test_problem(text, line, message):
    assert problems(text) == [(line, message)]


def test_structure_is_read_in_the_order_of_the_text():
    document = render(
        "::: questions\n## Does *it* hurt? {#pain}\nIt may.\n:::\n\n"
        "## The steps {#the-steps}\n\n::: steps\n### Talk [@a] {#talk}\nYou talk.\n:::\n\n"
        "::: words\nDermis {#dermis}\n: A layer.\n:::\n\n"
        "::: table Costs {#costs}\n| Item | Price |\n|---|--:|\n| One | 5 [@b] |\n:::\n\n"
        "![A vial](/media/a.png) [Words](/words/)"
    )

    assert document.problems == ()
    assert document.headings == (
        Heading(2, "Does it hurt?", "pain", 2),
        Heading(2, "The steps", "the-steps", 6),
        Heading(3, "Talk", "s-talk", 9),
    )
    assert document.questions == (Question("pain", "Does it hurt?", 2),)
    assert document.steps == (Step("talk", "Talk", 9),)
    assert document.terms == (Term("dermis", "Dermis", 14),)
    assert document.tables == (Table("costs", "Costs", (("Item", "Price"), ("One", "5")), 19),)
    assert document.pictures == (Picture("/media/a.png", "A vial", 24),)
    # The list to jump from is no work of the author.
    assert document.links == (Link("/words/", "Words", 24),)
    assert document.blocks == ("questions", "steps", "words", "table")


def test_lists():
    text = """- one
- two
   1. a

::: do
- three
- four
:::

::: questions
## Five? {#five}
- six
:::
"""

    assert render(text).lists == (
        ItemList(2, "", 1),
        ItemList(1, "", 3),
        ItemList(2, "do", 6),
        ItemList(1, "questions", 12),
    )
