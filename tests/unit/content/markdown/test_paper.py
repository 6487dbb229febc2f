"""What a text is on paper alone."""

from functools import partial

import pytest

from content.markdown import Context, render

on_paper = partial(render, context=Context(is_for_paper=True))


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("- What is in it?", 1),
        ("- What is in it? [@a] {sure weak: 1 site.}", 1),
        ("- **What** is *in it?*", 1),
        ("1. Why?\n2. When?\n\n   And how?", 2),
        ("- Bring a pen.", 0),
        ("- Why? Ask them.", 0),
        ("- Ask:\n  - Why?\n  - When?", 2),
        ("Why?", 0),
        # The list to jump from holds links, and no place to write.
        ("::: questions\n## Why? {#why}\nBecause.\n:::", 0),
    ],
)
def test_item_that_ends_with_a_question_has_a_slot_for_the_answer(text, answers):
    filled = render(text).fill_slots({"answer": "A LINE"}).html

    assert filled.count("A LINE</li>") == filled.count("A LINE") == answers
    assert "data-slot" not in render(text).html


@pytest.mark.parametrize(
    "text",
    ["A.\n\n{sure weak: Why.}\n\nB.", "A.\n\n{sure weak: Why.} C.\n\n{sure good: Also.}\n\nB."],
)
def test_label_at_the_start_of_a_paragraph_joins_the_one_above(text):
    html = on_paper(text).html

    assert html.count("<p>") == html.count("</p>") == 2
    assert html.startswith('<p>A. <span class="sure sure--weak">')
    assert html.endswith("<p>B.</p>\n")


@pytest.mark.parametrize(
    "text",
    [
        "{sure weak: Why.} A.",
        "A. {sure weak: Why.}\n\nB.",
        "## A {#a}\n\n{sure weak: Why.}",
        "- A.\n\n{sure weak: Why.}",
        # The site's own words above a verdict are no fact.
        "::: claim\n> A.\n\n{sure weak: Why.} B.\n:::",
    ],
)
def test_other_labels_stay_where_they_are(text):
    assert on_paper(text).html == render(text).html


def test_label_has_its_own_paragraph_on_a_screen():
    assert '</p>\n<p><span class="sure' in render("A.\n\n{sure weak: Why.}").html
