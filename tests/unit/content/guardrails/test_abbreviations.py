"""Abbreviations are spelled out before they are used."""

import pytest

from content.guardrails.abbreviations import ALLOWED, unknown_abbreviations
from content.markdown import Problem, render


def found(text: str) -> list[Problem]:
    return list(unknown_abbreviations(render(text)))


@pytest.mark.parametrize(
    "text",
    [
        "PRP is blood.",
        "## PRP {#prp}",
        "{sure weak: PRP only.} Yes.",
        "[PRP](/prp/) is blood.",
        "> PRP helps.",
        "First PRP, PRP again.\n\nThen platelet-rich plasma (PRP).",
    ],
)
def test_abbreviation_before_it_is_explained(text):
    message = "“PRP” comes before it is explained: write its long form and (PRP), or link it to its entry in /words/."

    assert found(text) == [Problem(1, message, "warning")]


@pytest.mark.parametrize(
    "text",
    [
        "Platelet-rich plasma (PRP) is blood. PRP it is.",
        "PRP (platelet-rich plasma) is blood.",
        "Your own blood (PRP, platelet-rich plasma).",
        "Your own blood ([PRP](/words/#prp)) helps. {sure weak: PRP only.}",
        "{sure weak: PRP only.} Platelet-rich plasma (PRP).",
        "[Platelet-rich plasma (PRP)](/words/#prp)\n\n- PRP",
        "::: words\nPlatelet-rich plasma (PRP) {#prp}\n: PRP is blood.\n:::",
        "Say: AB-sess. From A to Z. A I. Part II. MgO, B12.",
        "Do NOT wait.",
    ],
)
def test_abbreviation_that_is_explained_or_is_none(text):
    assert found(text) == []


@pytest.mark.parametrize("word", sorted(ALLOWED))
def test_abbreviation_that_everybody_knows(word):
    assert found(f"In the {word} it is so.") == []
