import pytest

from content.markdown import render
from tests.unit.content.markdown.problems import problems

ONLY_TERMS = "This block holds terms only: a line with the term and its {#id}, then a line that starts with “: ”."
TERM = "Dermis {#dermis}\n: A layer.\n"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("Words.\n\n::: words\n:::", 3, ONLY_TERMS),
        ("::: words\nDermis {#dermis}\n:::", 1, ONLY_TERMS),
        (f"::: words\nWords.\n\n- x\n\n{TERM}:::", 1, ONLY_TERMS),
        (f"::: words\n{TERM}\n- x\n\nPore {{#pore}}\n: A hole.\n:::", 1, ONLY_TERMS),
        (f"::: words\n{TERM}\nPore\n: A hole.\n:::", 5, "“Pore” has no id: write {#id} behind the term."),
    ],
)  # fmt: skip
def test_words_problem(text, line, message):
    assert problems(text) == [(line, message)]


def test_definition_may_hold_several_paragraphs():
    document = render("::: words\nDermis {#dermis}\n\n: A layer.\n\n  Below the outer one.\n:::")

    assert document.problems == ()
    assert [passage.text for passage in document.passages] == [
        "Dermis",
        "A layer.",
        "Below the outer one.",
    ]
