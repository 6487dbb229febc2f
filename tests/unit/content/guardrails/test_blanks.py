"""Blanks that nobody filled are errors, wherever they stand. Marks that work are none."""

import pytest

from content.guardrails.blanks import blanks_to_fill
from content.markdown import render


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Ask\n[whom] and [when].", [2, 2]),
        ("## [What] {#what}", [1]),
        ("::: table [What] {#what}\n| [A] | b |\n|---|---|\n| c | [d] |\n:::", [1, 2, 4]),
        ("It may help. {sure weak: [why]}", [1]),
        ("> [What clinics say]", [1]),
        ("[Words](/words/), ![A vial](/static/a.png) and a source [@moftah2012].", []),
        ("An empty [] and `[code]`.", []),
    ],
)
def test_blanks_are_told_with_their_line(text, lines):
    found = list(blanks_to_fill(render(text)))

    assert [problem.line for problem in found] == lines
    assert all(problem.is_error for problem in found)
