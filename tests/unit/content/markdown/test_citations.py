"""Citations are numbered in the order of a page."""

import pytest

from content.markdown import Context, render
from content.markdown.document import Citation
from tests.unit.content.markdown.problems import problems

UNREADABLE = "This citation cannot be read: write [@key] or [@key; @other_key]."
KNOWN = Context(reference_keys=frozenset({"known"}))


def missing(key: str) -> str:
    return f"There is no reference “{key}”: check its key in the list of references."


def test_citations_are_numbered_by_first_place():
    document = render("One [@b; @a].\n\n::: warning A [@c]\nTwo [@a].\n:::")

    assert document.citations == (
        Citation("b", 1),
        Citation("a", 2),
        Citation("c", 3),
    )


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("[@nope]", 1, missing("nope")),
        ("[@known; @nope]", 1, missing("nope")),
        ("One [@known]\ntwo [@nope]", 2, missing("nope")),
        ("One [@known;\n@known] two\n[@nope]", 3, missing("nope")),
        ("| a |\n|---|\n| [@nope] |", 3, missing("nope")),
        ("- a\n- b\n  [@nope]", 3, missing("nope")),
        ("[@Known]", 1, UNREADABLE),
        ("[@known, @known]", 1, UNREADABLE),
        ("[@known; known]", 1, UNREADABLE),
        ("[@known-2000]", 1, UNREADABLE),
        ("[@known", 1, UNREADABLE),
        ("a\nb\n[@ known]", 3, UNREADABLE),
    ],
)
def test_citation_problem(text, line, message):
    assert (line, message) in problems(text, KNOWN)


def test_unknown_citation_takes_no_number():
    document = render("One [@nope]. Two [@known].", KNOWN)

    assert document.citations == (Citation("known", 1),)
    assert '<p>One. Two<sup class="cite">' in document.html


def test_any_key_may_be_cited_when_none_are_given():
    assert problems("[@nope]") == []
    assert problems("[@nope]", Context(reference_keys=frozenset())) == [(1, missing("nope"))]


def test_citation_in_program_code_is_left_alone():
    assert render("`[@a]`").citations == ()


def test_citation_in_the_words_of_a_picture_is_not_counted():
    assert render("![A vial [@a]](/media/a.png)").citations == ()


def test_sources_without_a_number_in_the_text_have_the_last_numbers():
    document = render("::: key-points\n- One. [@a]\n- Two.\n:::\n\nThree. [@b]")

    assert document.citations == (Citation("b", 1), Citation("a", 2))
    assert document.html.count("<sup") == 1
