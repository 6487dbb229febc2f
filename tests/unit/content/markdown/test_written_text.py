"""What is left as text when marks that work are gone."""

import pytest

from content.markdown import render


def written(text):
    passage = next(found for found in render(text).passages if found.kind == "paragraph")
    return passage.written.split("\n")


def test_lines_are_kept_and_code_and_working_marks_left_out():
    text = "One **two**\nthree [@a;\n@b] `<br>`\n{sure weak: Small\nstudies.} ![a\nb](/media/x.png) end."

    assert written(text) == ["One two", "three ", " ", "", " ", " end."]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (r"Write \*\* around", "Write  around"),
        (r"A \<b>", "A b>"),
        ("A &lt;b&gt;", "A b"),
        ("##&nbsp;Why", "##\u00a0Why"),
        ("A **b", "A **b"),
    ],
)
def test_mark_that_is_meant_to_be_seen_is_left_out(text, left):
    assert written(text) == [left]
