import pytest

from content.markdown import render
from tests.unit.content.markdown.problems import problems

NO_QUOTE = "A claim starts with what clinics say, each line behind a > sign."
NO_VERDICT = "This claim has no verdict: write below it what we found."
NO_LABEL = "This box does not say if the claim holds: end what we found with {verdict not-supported: why.}, or with supported, partly or contradicted."


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("Words.\n\n::: claim\n:::", 3, NO_QUOTE),
        ("::: claim\nIt helps.\n\n> It helps.\n\n{verdict partly: x}\n:::", 1, NO_QUOTE),
        ("::: claim\n> It helps.\n:::", 1, NO_VERDICT),
        ("::: claim\n> > It helps.\n:::", 1, NO_VERDICT),
        ("::: claim\n> It helps.\n\n> It cures.\n:::", 1, NO_VERDICT),
        ("::: claim\n> It helps.\n\nIt does not.\n:::", 1, NO_LABEL),
        ("::: claim\n> It helps. {verdict partly: x}\n\nIt does not.\n:::", 1, NO_LABEL),
    ],
)
def test_claim_problem(text, line, message):
    assert problems(text) == [(line, message)]


def test_quote_within_a_quote_stays_one_promise():
    document = render("::: claim\n> One\n>\n> > two\n>\n> three\n\nNo. {verdict partly: x}\n:::")

    assert document.problems == ()
    assert [p.text for p in document.passages if p.kind == "claim"] == ["One", "two", "three"]
    assert document.html.index("three") < document.html.index("claim__verdict")
