"""How sure we are: five levels and a reason."""

import pytest

from content.markdown import render
from content.markdown.document import Passage
from content.markdown.how_sure import LABELS
from tests.unit.content.markdown.problems import problems

UNREADABLE = (
    "This label cannot be read: write {sure LEVEL: why.} with good, some, weak, none or claim."
)


@pytest.mark.parametrize("level", LABELS)
def test_label_gives_its_reason_as_a_passage_of_its_own(level):
    document = render(f"It helps. {{sure {level}: Small,\n  short trials.}}")

    assert document.problems == ()
    assert document.passages == (
        Passage("reason", "Small, short trials.", 1),
        Passage("paragraph", "It helps.", 1),
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("{sure great: why.}", 1),
        ("{sure Weak: why.}", 1),
        ("{sure weak why.}", 1),
        ("{sure: why.}", 1),
        ("{sure weak:}", 1),
        ("{sure weak: why.", 1),
        ("{sure weak: {why}.}", 1),
        (f"{{sure weak: {'x' * 201}}}", 1),
        ("One.\nTwo. {sure}", 2),
        ("One. {sure weak: a\nb.}\nTwo. {sure}", 3),
    ],
)
def test_unreadable_label(text, line):
    assert problems(text) == [(line, UNREADABLE)]


def test_reason_has_at_most_200_characters():
    assert problems(f"{{sure weak: {'x' * 200}}}") == []
