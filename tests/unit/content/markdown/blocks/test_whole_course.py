import pytest

from content.markdown import render
from content.markdown.kinds import kind_problems
from content.markdown.slots import SLOT
from tests.unit.content.markdown.problems import problems

GOOD = "::: whole-course\nOne article says 6 to 10 visits. [@clinic_article]\n:::"
UNSAID = "The form works out 6 to 10 visits: say in this block where that number comes from."
NO_SOURCE = "These words give no source for the 6 to 10 visits: add [@key]."


def test_place_for_the_form_stands_behind_the_words():
    document = render(f"{GOOD}\n\nAfter it.")

    names = [match["name"] for match in SLOT.finditer(document.with_slots)]
    html = document.fill_slots({"whole-course": "THE FORM"}).html
    assert document.problems == ()
    assert document.blocks == ("whole-course",)
    assert names == ["whole-course"]
    assert html.index("6 to 10 visits") < html.index("THE FORM") < html.index("After it.")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("Words.\n\n::: whole-course\n:::", 3, UNSAID),
        ("::: whole-course\nSome visits. [@clinic_article]\n:::", 1, UNSAID),
        ("::: whole-course\nOne article says 6 to 10\nvisits.\n:::", 1, NO_SOURCE),
        (
            GOOD.replace("course\n", "course 6 to 10\n"),
            1,
            "“6 to 10” cannot stand behind whole-course: write ::: whole-course alone on its line.",
        ),
        (f"{GOOD}\n\n{GOOD}", 5, "The id “whole-course” is used twice: line 1 has it too."),
        (
            f"## A price {{#whole-course}}\n\n{GOOD}",
            1,
            "The id “whole-course” is one that the site itself uses: choose another.",
        ),
    ],
)
def test_whole_course_problem(text, line, message):
    assert (line, message) in problems(text)


def test_misspelled_form_is_an_unknown_block_with_its_line():
    ((line, message),) = problems("Words.\n\n" + GOOD.replace("course\n", "curse\n"))

    assert line == 3
    assert message.startswith("“whole-curse” is not a block. There are: ")


@pytest.mark.parametrize(
    ("kind", "is_refused"),
    [("home", True), ("procedure", True), ("article", False), ("comparison", False)],
)
def test_form_is_refused_where_the_page_has_no_place_for_its_answer(kind, is_refused):
    found = kind_problems(render(GOOD), kind=kind, is_chapter=False)

    message = "The form for the whole course does not work on this page: move it to an article."
    assert (message in [problem.message for problem in found]) == is_refused
