"""Passages: what each is, and what stands around it."""

import pytest

from content.markdown import render
from content.markdown.document import Passage, Place


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One *two*\nthree [@a] [four](/x/) `five`\\\nsix.", Passage("paragraph", "One two three four five six.", 1)),
        ("## Heading {#heading}", Passage("heading", "Heading", 1)),
        ("- Item.", Passage("item", "Item.", 1)),
        ("> A promise.", Passage("claim", "A promise.", 1)),
        ("> - A promise.", Passage("claim", "A promise.", 1)),
    ],
)  # fmt: skip
def test_passage(text, expected):
    assert render(text).passages == (expected,)


def test_passages_of_blocks():
    text = (
        "::: claim\n> It helps.\n\nIt may. {verdict partly: No trial.}\n:::\n\n"
        "::: table Costs {#costs}\n| a |\n|---|\n| b |\n:::\n\n"
        "::: words\nDermis {#dermis}\n: A layer.\n:::\n\n"
        "::: questions\n## Why? {#why}\n- Because.\n:::\n\n"
        "::: figure scalp-depth\nThe scalp.\n\nA cut.\n:::"
    )

    assert render(text).passages == (
        Passage("heading", "A clinic says", 1),
        Passage("claim", "It helps.", 2),
        Passage("heading", "What we found", 1),
        Passage("reason", "No trial.", 4),
        Passage("paragraph", "It may.", 4),
        Passage("heading", "Costs", 7),
        Passage("cell", "a", 8),
        Passage("cell", "b", 10),
        Passage("heading", "Dermis", 14),
        Passage("definition", "A layer.", 15),
        # Once in the list to jump from, once over the answer.
        Passage("heading", "Why?", 19),
        Passage("heading", "Why?", 19),
        Passage("item", "Because.", 20),
        Passage("paragraph", "The scalp.", 24),
        Passage("heading", "Describe this picture", 23),
        Passage("paragraph", "A cut.", 26),
    )


def test_place_of_passages():
    text = """Before.

## One {#one}

::: warning Wait
In it.
:::

::: questions
## Two? {#two}
Yes.
:::

::: claim
> Quote.

{verdict partly: Why.} Found.
:::
"""

    passages = {passage.text: passage for passage in render(text).passages}

    assert {words: passages[words].place for words in ("Before.", "One", "In it.", "Yes.", "Quote.", "Found.", "Why.")} == {
        "Before.": Place(0),
        "One": Place(1),
        "In it.": Place(1, "warning", 1),
        "Yes.": Place(2, "questions", 2),
        "Quote.": Place(2, "claim", 3),
        "Found.": Place(2, "claim", 3),
        "Why.": Place(2, "claim", 3),
    }  # fmt: skip


def test_links_of_passages():
    text = "One [two](/two/).\n\n- [Three](/three/)\n- None\n"

    assert [[link.href for link in passage.links] for passage in render(text).passages] == [
        ["/two/"],
        ["/three/"],
        [],
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plain.", ""),
        ("**All of it.**", "strong"),
        ("*All of it.*", "em"),
        ("**All** *of it.*", ""),
        ("***All of it.***", "strong"),
        ("**All:** [@a] **of it**", "strong"),
        ("**Some** of it.", ""),
    ],
)
def test_emphasis_of_a_whole_passage(text, expected):
    assert [passage.emphasis for passage in render(text).passages] == [expected]
