"""Titles, summaries and notes are held against the rules that plain words can break."""

import pytest

from content.guardrails.beside_the_text import check_fields


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("A cure", "The title says “cure”, which promises too much: say what was found."),
        (
            "A guaran\u00adtee",
            "The title says “guarantee”, which promises too much: say what was found.",
        ),
        (
            "A ~~b~~",
            "In the title: “~~” strikes nothing out: delete the words that no longer hold.",
        ),
        ("<!-- A", "In the title: “<!--” hides nothing, readers see it: take the comment out."),
        (
            "h\u0435ad",
            "In the title: “hеad” mixes letters of two alphabets (е is Cyrillic): type the word again.",
        ),
        (
            "What [it] costs",
            "In the title: “[it]” is a blank to fill: write your own words in its place, without the brackets.",
        ),
        (
            "\u202eA",
            "In the title: An invisible character that turns the direction of reading (U+202E) stands at the start of this line: delete it, or type the words again.",
        ),
    ],
)
def test_field_that_breaks_a_rule_is_an_error_that_names_it(text, message):
    found = list(check_fields(title=text, summary="Good."))

    assert [(problem.message, problem.is_error) for problem in found] == [(message, True)]


def test_good_fields_have_no_problem():
    assert list(check_fields(title="What it costs", summary="5 cm² – “so”.", note="")) == []
