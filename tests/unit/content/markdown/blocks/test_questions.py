import pytest

from content.markdown import render
from tests.unit.content.markdown.problems import problems

NONE = "There is no question here: start each with ## and a heading."
BEFORE = "This text stands before the first question: move it above the block."
LINK = "“{}” holds a link: move it into the answer, as the list of questions links too."


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("Words.\n\n::: questions\n:::", 3, NONE),
        ("::: questions\nWords.\n:::", 1, NONE),
        ("::: questions\nWords.\n\n## Why? {#why}\nx\n:::", 2, BEFORE),
        ("::: questions\n## Why? {#why}\nx\n\n## It hurts {#hurts}\nx\n:::", 5, "“It hurts” is not a question: end it with a question mark."),
        ("::: questions\n## Why? {#why}\n## When? {#when}\nx\n:::", 2, "“Why?” has no answer."),
        ("::: questions\n## Why? {#why}\nx\n\n## When? {#when}\n:::", 5, "“When?” has no answer."),
        ("::: questions\n## Is [it](/a/) good? {#good}\nx\n:::", 2, LINK.format("Is [it](/a/) good?")),
        ("::: questions\n## Is it [@a] good? {#good}\nx\n:::", 2, LINK.format("Is it [@a] good?")),
        ("::: questions\n## Why?\nx\n:::", 2, "The heading “Why?” has no id: write {#why} behind it."),
    ],
)  # fmt: skip
def test_questions_problem(text, line, message):
    assert problems(text) == [(line, message)]


def test_questions_stand_one_level_below_the_heading_of_their_group_where_there_is_one():
    questions = "::: questions\n### Why? {#why}\nx\n:::"

    assert problems(f"## Cost {{#cost}}\n\n{questions}") == []
    assert problems(questions)[0] == (1, NONE)


def test_lists_of_groups_are_no_landmarks_of_one_name():
    group = "## Group {0} {{#g-{0}}}\n\n::: questions\n### Why {0}? {{#why-{0}}}\nx\n:::\n\n"

    html = render(group.format("a") + group.format("b")).html

    assert "<nav" not in html
    assert html.count('<div class="jump-list"><ul><li><a href="#why-') == 2


def test_lower_headings_belong_to_the_answer():
    assert problems("::: questions\n## Why? {#why}\n### More {#more}\nx\n:::") == []
