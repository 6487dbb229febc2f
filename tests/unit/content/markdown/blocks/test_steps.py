import pytest

from content.markdown import render
from tests.unit.content.markdown.problems import problems

NONE = "There is no step here: start each with ### and a heading."
BEFORE = "This text stands before the first step: move it above the block."
EMPTY = "This step says nothing: write what happens."
HEADING = "## Steps {#steps}\n\n"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("::: steps\n:::", 3, NONE),
        ("::: steps\n#### Deep {#deep}\n:::", 3, NONE),
        ("::: steps\nWords.\n\n### A {#a}\nx\n:::", 4, BEFORE),
        ("::: steps\n### A {#a}\n### B {#b}\nx\n:::", 4, EMPTY),
        ("::: steps\n### A {#a}\nx\n\n### B {#b}\n:::", 7, EMPTY),
        ("::: steps\n### A\nx\n:::", 4, "The heading “A” has no id: write {#a} behind it."),
        ("::: steps\n### A {#s-a}\nx\n:::", 4, "The id “s-a” is one that the site itself uses: choose another."),
    ],
)  # fmt: skip
def test_steps_problem(text, line, message):
    assert (line, message) in problems(HEADING + text)


def test_step_may_share_its_id_with_a_heading_elsewhere():
    document = render("## A {#a}\n\n::: steps\n### A {#a}\nx\n:::")

    assert document.problems == ()
    assert [step.id for step in document.steps] == ["a"]
    assert [heading.id for heading in document.headings] == ["a", "s-a"]


def test_step_id_that_the_table_of_ticks_cannot_keep_is_an_error():
    step_id = "a" * 61
    text = f"## Steps {{#the-steps}}\n\n::: steps\n### Title {{#{step_id}}}\nWords.\n:::"

    assert problems(text) == [(4, f"The id “{step_id}” is longer than 60 characters: shorten it.")]
