"""What every block shares."""

import pytest

from content.markdown.blocks.block import split_id
from tests.unit.content.markdown.problems import problems


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Who {#who}", ("Who", "who")),
        ("Who{#who}  ", ("Who", "who")),
        ("Who {#one} {#two}", ("Who {#one}", "two")),
        ("Who {#who} waits", ("Who {#who} waits", None)),
        ("{#who}", ("", "who")),
        ("Who {#}", ("Who", "")),
        ("Who {who}", ("Who {who}", None)),
        ("", ("", None)),
    ],
)
def test_split_id(text, expected):
    assert split_id(text) == expected


def items(count: int) -> str:
    return "- do not wait\n" * count


@pytest.mark.parametrize(
    ("opening", "count", "limits"),
    [
        ("key-points", 1, "2 to 7"),
        ("key-points", 8, "2 to 7"),
        ("do-not", 1, "2 to 7"),
        ("do-not Before you go", 8, "2 to 7"),
        ("unknown", 0, "1 to 7"),
        ("unknown", 8, "1 to 7"),
    ],
)
def test_block_has_too_few_or_too_many_items(opening, count, limits):
    message = f"“{opening}” has {count} list items: give {limits}."

    assert problems(f"Words.\n\n::: {opening}\n{items(count)}:::") == [(3, message)]


@pytest.mark.parametrize(
    ("opening", "count"),
    [("key-points", 2), ("key-points", 7), ("do-not", 2), ("do-not", 7), ("unknown", 1), ("unknown", 7)],
)  # fmt: skip
def test_block_has_enough_items(opening, count):
    assert problems(f"::: {opening}\n{items(count)}:::") == []


def test_items_count_neither_nested_nor_empty_ones():
    text = "::: key-points\n- One.\n  - Within.\n  - Within.\n-\n:::"

    assert problems(text) == [(1, "“key-points” has 1 list items: give 2 to 7.")]


def test_numbered_items_count_too():
    assert problems("::: key-points\n1. One.\n2. Two.\n:::") == []
