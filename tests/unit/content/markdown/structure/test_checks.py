"""What is wrong with a text as a whole."""

import pytest

from tests.unit.content.markdown.problems import problems

TABLE = "::: table A {#a}\n| a |\n|---|\n| b |\n:::"
WARNING = "::: warning {}\nWords.\n:::\n\n"
CARE = "::: care {} Ask if:\n- a sign\n:::\n\n"


def twice(id: str, line: int) -> str:
    return f"The id “{id}” is used twice: line {line} has it too."


def bad_id(id: str) -> str:
    return f"“{id}” cannot be an id: use small letters, digits and hyphens, a letter first."


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        # Headings
        ("Words.\n\n# One {#one}", 3, "“One” uses one #: the page’s title is the only such heading, start with ##."),
        ("### Three {#three}", 1, "“Three” skips a heading level: use ##."),
        ("## Two {#two}\n\n#### Four {#four}", 3, "“Four” skips a heading level: use ###."),
        ("## Two {#two}\n\n::: warning A\n##### Five {#five}\n:::", 4, "“Five” skips a heading level: use ####."),
        ("Words.\n\n## {#two}", 3, "This heading has no words: say what follows."),
        # Ids
        ("## A {#a}\n\n## B {#a}", 3, twice("a", 1)),
        ("## A {#a}\n\n" + TABLE, 3, twice("a", 1)),
        (TABLE + "\n\n" + TABLE, 7, twice("a", 1)),
        ("::: words\nA {#a}\n: x\n\nB {#a}\n: x\n:::", 5, twice("a", 2)),
        ("## Steps {#steps}\n\n::: steps\n### A {#a}\nx\n\n### B {#a}\nx\n:::", 7, twice("a", 4)),
        ("::: table A {#A b}\n| a |\n|---|\n| b |\n:::", 1, bad_id("A b")),
        ("::: words\nA {#A b}\n: x\n:::", 2, bad_id("A b")),
        ("::: table A {#sources}\n| a |\n|---|\n| b |\n:::", 1, "The id “sources” is one that the site itself uses: choose another."),
        ("::: words\nA {#source-1}\n: x\n:::", 2, "The id “source-1” is one that the site itself uses: choose another."),
        # Cards
        (CARE.format("see") + CARE.format("see"), 5, twice("care-see", 1)),
        (CARE.format("urgent") + CARE.format("urgent"), 5, twice("care-urgent", 1)),
        ("".join(map(WARNING.format, "abc")), 9, "A page has at most 2 warnings: with more, none is read."),
    ],
)  # fmt: skip
def test_problem(text, line, message):
    assert problems(text) == [(line, message)]


@pytest.mark.parametrize(
    "text",
    [
        "## Two {#two}\n\n### Three {#three}\n\n## Two again {#two-again}",
        CARE.format("see") + CARE.format("urgent") + CARE.format("emergency"),
        "".join(map(WARNING.format, "ab")),
    ],
)
def test_text_that_is_right(text):
    assert problems(text) == []
