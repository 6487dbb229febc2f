"""What a text is on paper alone."""

import pytest

from content.markdown import render


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
