"""Single words: short negatives and jargon."""

import pytest

from content.guardrails import wording
from content.markdown import Problem, render


def found(rule, text: str) -> list[Problem]:
    return list(rule(render(text)))


@pytest.mark.parametrize("word", ["can’t", "don’t", "Isn’t", "won’t", "hasn’t", "couldn’t"])
@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_short_negative(word, apostrophe):
    message = f"“{word}” is easily read as its opposite: write the “not” out."

    written = word.replace("’", apostrophe)
    assert found(wording.contractions, f"Yes.\n\nIt {written} help.") == [
        Problem(3, message, "warning")
    ]


@pytest.mark.parametrize(
    "text", ["It cannot help.", "It is not.", "It’s here.", "> It can’t fail."]
)
def test_no_short_negative(text):
    assert found(wording.contractions, text) == []


@pytest.mark.parametrize("word", wording.SWAPS)
def test_jargon_has_a_plain_swap(word):
    message = f"“{word}” is a hard word: say “{wording.SWAPS[word]}”."

    assert found(wording.jargon, f"Yes.\n\nOne {word} here.") == [Problem(3, message, "warning")]


def test_jargon_in_the_plural_and_with_a_capital():
    assert [p.message for p in found(wording.jargon, "Physicians know.")] == [
        "“Physicians” is a hard word: say “doctor”."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Give it before.",
        "Swelling (oedema) passes.",
        "> Topical and efficacious.",
        "::: words\nOedema {#oedema}\n: Swelling.\n:::",
        "Viability.",
        "The Food and Drug Administration says so.",
    ],
)
def test_plain_or_explained_word(text):
    assert found(wording.jargon, text) == []
