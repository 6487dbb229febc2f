"""What a page of each kind must hold."""

import pytest

from content.markdown import Problem, render
from content.markdown.kinds import kind_problems

KEY_POINTS = "::: key-points\n- One.\n- Two.\n:::\n\n"
UNKNOWN = "\n\n::: unknown\n- A gap.\n:::"
PARTS = {
    "procedure": "::: steps\n### A {#a}\nWords.\n:::",
    "questions": "::: questions\n## A? {#a}\nWords.\n:::",
    "comparison": "::: table A {#a}\n| a |\n|---|\n| b {option b} |\n:::",
    "words": "::: words\nA {#a}\n: Words.\n:::",
    "help": "::: care urgent See a doctor today if:\n- it hurts\n:::",
}
MESSAGES = {
    "procedure": "A procedure page needs its steps: a ::: steps block.",
    "questions": "A questions page needs its questions: a ::: questions block.",
    "comparison": "A comparison page needs its table: a ::: table block.",
    "words": "A page of words needs its terms: a ::: words block.",
    "help": "A page of help needs its signs: a ::: care block for each urgency.",
}


@pytest.mark.parametrize("kind", PARTS)
def test_page_with_its_part_is_whole(kind):
    document = render(KEY_POINTS + PARTS[kind] + UNKNOWN)

    assert kind_problems(document, kind=kind, is_chapter=True) == ()


@pytest.mark.parametrize("kind", PARTS)
def test_page_without_its_part(kind):
    others = "\n\n".join(part for name, part in PARTS.items() if name != kind)
    document = render(KEY_POINTS + others + UNKNOWN)

    found = kind_problems(document, kind=kind, is_chapter=True)

    assert found == (Problem(1, MESSAGES[kind]),)


@pytest.mark.parametrize("kind", ["article", "home"])
def test_other_kinds_need_no_part(kind):
    assert kind_problems(render(KEY_POINTS + UNKNOWN), kind=kind, is_chapter=True) == ()


def table(name: str, *options: str) -> str:
    rows = "".join(f"| {option} {{option {option}}} | x |\n" for option in options)
    return f"::: table {name} {{#{name}}}\n| a | b |\n|---|---|\n{rows}:::\n\n"


@pytest.mark.parametrize(
    ("tables", "expected"),
    [
        (table("one", "prp", "laser") + table("two", "laser", "prp"), []),
        (
            table("one", "prp", "laser") + table("two", "laser"),
            [(14, "“two” has no row with {option prp}, another table of this page has one.")],
        ),
        (
            table("one", "prp") + table("two", "prp", "laser"),
            [(7, "“one” has no row with {option laser}, another table of this page has one.")],
        ),
        (
            table("one", "prp") + table("two", "plasma"),
            [
                (7, "“one” has no row with {option plasma}, another table of this page has one."),
                (13, "“two” has no row with {option prp}, another table of this page has one."),
            ],
        ),
        (
            table("one", "prp") + "::: table two {#two}\n| a |\n|---|\n| prp |\n:::\n\n",
            [
                (
                    13,
                    "Readers cannot choose from “two”: write {option its-name} behind the name of each row.",
                )
            ],
        ),
    ],
)
def test_tables_of_a_comparison_offer_the_same_options(tables, expected):
    document = render(KEY_POINTS + tables + UNKNOWN)

    found = kind_problems(document, kind="comparison", is_chapter=True)

    assert document.problems == ()
    assert [(problem.line, problem.message) for problem in found] == expected
    assert all(problem.is_error for problem in found)
    assert kind_problems(document, kind="article", is_chapter=True) == ()


@pytest.mark.parametrize("text", ["Words.", UNKNOWN + "\n\n" + KEY_POINTS])
def test_page_opens_with_key_points(text):
    found = kind_problems(render(text), kind="article", is_chapter=False)

    assert found == (Problem(1, "A page opens with its key points: a ::: key-points block."),)


@pytest.mark.parametrize("kind", ["home", "help"])
def test_page_that_opens_in_its_own_way_needs_no_key_points(kind):
    document = render(PARTS["help"])

    assert kind_problems(document, kind=kind, is_chapter=False) == ()


def test_only_a_chapter_must_say_what_we_do_not_know():
    document = render(KEY_POINTS)
    message = "A page of the guide says what we do not know: a ::: unknown block at its end."

    assert kind_problems(document, kind="article", is_chapter=False) == ()
    assert kind_problems(document, kind="article", is_chapter=True) == (Problem(1, message),)
