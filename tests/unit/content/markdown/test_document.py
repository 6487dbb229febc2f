"""Values that the pipeline gives back."""

from dataclasses import replace

import pytest
from django.utils.safestring import SafeString

from content.markdown import Document, Problem, render

KEY_POINTS = "::: key-points\n- One.\n- Two.\n:::\n"
CARD = "::: care see Ask if:\n- a sign\n:::\n"


def test_errors_leave_out_advice():
    error, advice = Problem(1, "Mend this."), Problem(2, "Think about this.", "warning")

    assert Document(html="", problems=(error, advice)).errors == (error,)


def test_problems_sort_by_line():
    assert sorted([Problem(10, "A"), Problem(2, "B")]) == [Problem(2, "B"), Problem(10, "A")]


@pytest.mark.parametrize(
    ("text", "opening", "rest"),
    [
        (f"{KEY_POINTS}\nWords.\n\n{CARD}", KEY_POINTS, f"Words.\n\n{CARD}"),
        (KEY_POINTS, KEY_POINTS, ""),
        (f"Words.\n\n{CARD}", "", f"Words.\n\n{CARD}"),
        (f"{CARD}\n{KEY_POINTS}", "", f"{CARD}\n{KEY_POINTS}"),
        ("", "", ""),
    ],
)
def test_opening_holds_the_key_points_and_rest_the_others(text, opening, rest):
    document = render(text)

    assert document.opening.strip() == render(opening).html.strip()
    assert document.rest.strip() == render(rest).html.strip()
    assert document.opening + document.rest == document.html
    assert isinstance(document.opening, SafeString)
    assert isinstance(document.rest, SafeString)


def test_filled_document_differs_in_its_html_alone():
    document = render(f"{KEY_POINTS}\n## Steps {{#steps}}\n\n::: steps\n### A {{#a}}\nOne.\n:::\n")

    filled = document.fill_slots({"step-a": "A BUTTON"})

    assert filled.html.replace("A BUTTON", "") == document.html
    assert filled.html.count("A BUTTON") == filled.rest.count("A BUTTON") == 1
    assert "A BUTTON" not in document.html
    assert replace(filled, html=document.html) == document
    assert isinstance(filled.html, SafeString)
