import pytest

from content.markdown import render
from content.markdown.decision import Statement
from tests.unit.content.markdown.problems import problems

FIELDS = "Compare\n: Cost\n: Days\n\nAsk\n: Why *so*?"
TWO_FIELDS = (
    "“A” needs 2 fields: “Compare” with the facts to look at, then “Ask” with a question for the "
    "doctor."
)


def statements(*names, a=FIELDS):
    each = {"A": a} | dict.fromkeys(names, FIELDS)
    words = "\n\n".join(f"### {name} {{#s-{name.lower()}}}\n{text}" for name, text in each.items())
    return f"::: statements\n{words}\n:::"


def test_statements_are_read_and_what_the_sheet_says_is_not_on_the_page():
    text = statements("B", "C").replace("#s-", "#")

    document = render(f"## Matters {{#matters}}\n\n{text}")

    assert document.problems == ()
    first, *others = document.decision.statements
    assert first == Statement("a", "A", ("Cost", "Days"), "Why so?", 4)
    assert [one.id for one in others] == ["b", "c"]
    assert "Why" not in document.html
    # It is judged like all words.
    assert "Why so?" in [passage.text for passage in document.passages]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (statements("B"), 1, "These are 2 statements: give 3 to 12."),
        (statements(*"BCDEFGHIJKLM"), 1, "These are 13 statements: give 3 to 12."),
        (statements("B", "C", a="Ask\n: Why?"), 2, TWO_FIELDS),
        (statements("B", "C").replace("statements", "statements now"), 1, "“now” cannot stand behind statements: write it alone."),
    ],
)  # fmt: skip
def test_statements_problem(text, line, message):
    assert (line, message) in problems(text.replace("#s-", "#"))
