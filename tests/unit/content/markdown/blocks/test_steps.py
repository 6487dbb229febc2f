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


def test_items_with_an_id_are_actions_and_the_others_are_not():
    text = """::: steps
### First {#first}
- Ask for **the** list. [@a] {sure some: 1 trial.} {#ask-list}
- Nothing to tick.
  - Deep, and short {#deep}

### Second {#second}
1. Is it clean? Look. {#look}
:::

- Outside a step. {#outside}
"""
    document = render(text)

    assert [(action.id, action.title, action.line) for action in document.actions] == [
        ("ask-list", "Ask for the list", 3),
        ("deep", "Deep", 5),
        ("look", "Is it clean", 8),
    ]
    assert document.with_slots.count('<div data-slot="action-') == 3
    # Before its words and their links, so that a keyboard gets to it first.
    assert '<div data-slot="action-deep"></div>Deep, and short</li>' in document.with_slots
    assert "{#ask" not in document.html
    assert "{#outside}" in document.html


def test_heading_of_a_step_says_its_number_to_a_screen_reader_and_its_title_does_not():
    document = render("::: steps\n### A {#a}\nx\n\n### B {#b}\nx\n:::")

    assert '<span class="visually-hidden">Step 2: </span>B</h3>' in document.html
    assert [step.title for step in document.steps] == ["A", "B"]


@pytest.mark.parametrize(
    ("action_id", "message"),
    [
        ("a", "The id “a” is used twice: line 4 has it too."),
        ("x", "The id “x” is used twice: line 5 has it too."),
        ("X", "“X” cannot be an id: use small letters, digits and hyphens, a letter first."),
        ("", "“” cannot be an id: use small letters, digits and hyphens, a letter first."),
        ("b" * 61, f"The id “{'b' * 61}” is longer than 60 characters: shorten it."),
    ],
)
def test_id_of_an_action_that_no_tick_can_hang_on_is_an_error(action_id, message):
    text = f"::: steps\n### A {{#a}}\n- Do this. {{#x}}\n- Do that. {{#{action_id}}}\n:::"

    assert problems(HEADING + text) == [(6, message)]


def test_step_may_share_its_id_with_a_heading_elsewhere():
    document = render("## A {#a}\n\n::: steps\n### A {#a}\nx\n:::")

    assert document.problems == ()
    assert [step.id for step in document.steps] == ["a"]
    assert [heading.id for heading in document.headings] == ["a", "s-a"]


def test_step_id_that_the_table_of_ticks_cannot_keep_is_an_error():
    step_id = "a" * 61
    text = f"## Steps {{#the-steps}}\n\n::: steps\n### Title {{#{step_id}}}\nWords.\n:::"

    assert problems(text) == [(4, f"The id “{step_id}” is longer than 60 characters: shorten it.")]
