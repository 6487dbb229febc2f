import pytest

from content.markdown import render
from content.markdown.blocks.figure import drawings
from tests.unit.content.markdown.problems import problems

INCOMPLETE = "A drawing needs a caption and, below an empty line, a description in words."


def unknown(name: str) -> str:
    return f"There is no drawing “{name}”. There are: {', '.join(drawings())}."


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("Words.\n\n::: figure scalp\nOne.\n\nTwo.\n:::", 3, unknown("scalp")),
        ("::: figure\nOne.\n\nTwo.\n:::", 1, unknown("")),
        ("::: figure ../guide/home\nOne.\n\nTwo.\n:::", 1, unknown("../guide/home")),
        ("::: figure scalp-depth\n:::", 1, INCOMPLETE),
        ("::: figure scalp-depth\nOne.\ntwo.\n:::", 1, INCOMPLETE),
        ("::: figure scalp-depth\n- Lost.\n\nOne.\n\nTwo.\n:::", 1, INCOMPLETE),
    ],
)
def test_figure_problem(text, line, message):
    assert problems(text) == [(line, message)]


def test_description_may_hold_a_list():
    document = render("::: figure scalp-depth\nOne.\n\nTwo:\n\n- three\n:::")

    assert document.problems == ()
    assert "<p>Two:</p>\n<ul>\n<li>three</li>\n</ul>\n</details>" in document.html


def test_lists_after_the_caption_are_shown_and_later_ones_are_described():
    html = render("::: figure scalp-depth\nOne.\n\n1. two\n\n- three\n\nFour:\n\n- five\n:::").html
    key = html.split('<div class="figure__key">')[1].split("</div>")[0]
    description = html.split("<details>")[1]

    assert [word for word in ("two", "three", "Four", "five") if word in key] == ["two", "three"]
    assert "<p>Four:</p>\n<ul>\n<li>five</li>" in description


def test_key_alone_does_not_describe_the_picture():
    assert problems("::: figure scalp-depth\nOne.\n\n- two\n:::") == [(1, INCOMPLETE)]


def test_drawing_comes_whole():
    html = render("::: figure scalp-depth\nOne.\n\nTwo.\n:::").html

    assert f'<div class="figure__plate">{drawings()["scalp-depth"]}</div>' in html


def test_problem_names_no_drawing_where_there_is_none(monkeypatch):
    monkeypatch.setattr("content.markdown.blocks.figure.drawings", dict)

    # A text of its own: rendered texts are remembered.
    found = problems("::: figure nothing-drawn-yet\nOne.\n\nTwo.\n:::")

    assert found == [(1, "There is no drawing “nothing-drawn-yet”. There are: none yet.")]
