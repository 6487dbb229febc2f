import pytest
from django.utils.safestring import SafeString, mark_safe

from content.markdown import render
from content.markdown.cleaner import clean
from content.markdown.slots import SLOT, fill_slots, make_slot

STEPS = "::: steps\n### A {#a}\nOne.\n\n### B {#b-2}\nTwo.\n:::\n"
SLOT_A = '<div data-slot="a"></div>'
SLOT_B = '<div data-slot="b-2"></div>'


def test_slot_passes_the_cleaner_unchanged_and_is_found_again():
    html = make_slot("step-b-2").content

    assert clean(html) == html
    assert SLOT.fullmatch(html)["name"] == "step-b-2"


@pytest.mark.parametrize(
    ("html", "contents", "expected"),
    [
        (f"<p>1</p>{SLOT_A}<p>2</p>{SLOT_B}", {"a": "A", "b-2": "B"}, "<p>1</p>A<p>2</p>B"),
        (f"<p>1</p>{SLOT_A}<p>2</p>{SLOT_B}", {"b-2": "B"}, "<p>1</p><p>2</p>B"),
        (f"{SLOT_A}{SLOT_A}", {"a": "A"}, "AA"),
        ("<p>1</p>", {"a": "A"}, "<p>1</p>"),
        (SLOT_A, {}, ""),
        (SLOT_A, {"a": "<b>&"}, "&lt;b&gt;&amp;"),
        (SLOT_A, {"a": mark_safe("<b>A</b>")}, "<b>A</b>"),
        (SLOT_A, {"a": r"\1 \g<name>"}, r"\1 \g&lt;name&gt;"),
        (SLOT_A, {"a": mark_safe(SLOT_B), "b-2": "B"}, SLOT_B),  # noqa: S308
    ],
    ids=[
        "each its own",
        "unfilled is taken out",
        "same name twice",
        "no slot",
        "nothing given",
        "unsafe is escaped",
        "safe stays",
        "no pattern of its own",
        "contents are not filled again",
    ],
)
def test_fill_slots(html, contents, expected):
    result = fill_slots(html, contents)

    assert result == expected
    assert isinstance(result, SafeString)


def test_steps_have_a_slot_each_and_one_at_either_end():
    document = render(STEPS)

    names = [match["name"] for match in SLOT.finditer(document.with_slots)]

    assert names == ["before-steps", "step-a", "step-b-2", "after-steps"]
    assert "data-slot" not in document.html
    assert fill_slots(document.with_slots, {}) == document.html


@pytest.mark.parametrize(
    "text",
    [
        SLOT_A,
        f"Words {SLOT_A} words.",
        f"`{SLOT_A}`",
        f"    {SLOT_A}",
        f"[words](/x '{SLOT_A}')",
        f"## {SLOT_A} {{#a}}",
        f"::: steps\n### {SLOT_A} {{#b}}\n{SLOT_A}\n:::",
    ],
)
def test_author_cannot_write_a_slot(text):
    names = [match["name"] for match in SLOT.finditer(render(text).with_slots)]

    assert "a" not in names
    assert "FILLED" not in fill_slots(render(text).with_slots, {"a": "FILLED"})
