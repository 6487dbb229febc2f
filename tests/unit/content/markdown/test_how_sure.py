"""How sure we are: four kinds of label, each with its levels and a reason."""

import pytest

from content.markdown import render
from content.markdown.document import Passage
from content.markdown.how_sure import KINDS, WORDS
from tests.unit.content.markdown.problems import problems

UNREADABLE = "This label cannot be read: write {sure LEVEL: why.} with good, some, weak or none."
LABELS = [(kind.name, level) for kind in KINDS.values() for level in kind.levels]


@pytest.mark.parametrize(("kind", "level"), LABELS)
def test_label_gives_its_reason_as_a_passage_of_its_own(kind, level):
    document = render(f"It helps. {{{kind} {level}: Small,\n  short trials.}}")

    assert document.problems == ()
    assert document.passages == (
        Passage("reason", "Small, short trials.", 1),
        Passage("paragraph", "It helps.", 1),
    )
    assert WORDS[level] in document.html


def test_each_level_belongs_to_one_kind():
    assert len(WORDS) == len(LABELS)


def test_licence_has_no_level():
    assert "Licence." in render("It is sold. {licence: In the USA.}").html
    assert problems("It is sold. {licence good: In the USA.}") == [
        (1, "This licence cannot be read: write {licence: who may use it, and for what.}")
    ]


def test_claim_of_an_older_text_is_read_as_its_verdict():
    (label,) = render("::: claim\n> It helps.\n\nNo. {sure claim: Not shown.}\n:::").labels

    assert (label.kind, label.level) == ("verdict", "not-supported")


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
