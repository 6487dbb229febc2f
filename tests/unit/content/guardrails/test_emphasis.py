"""Emphasis that makes a text harder to read."""

import pytest

from content.guardrails import emphasis
from content.markdown import Problem, render


def found(rule, text: str) -> list[Problem]:
    return list(rule(render(text)))


def test_capitals_for_emphasis():
    message = (
        "“NOT NEVER” in capitals is harder to read: write it small, in ** if it must stand out."
    )

    assert found(emphasis.capitals, "Yes.\n\nDo NOT wait. NEVER.") == [
        Problem(3, message, "warning")
    ]


@pytest.mark.parametrize(
    "text", ["Do **not** wait.", "> You MUST come.", "The NHS and PRP.", "NOT-so"]
)
def test_capitals_of_another_kind(text):
    assert found(emphasis.capitals, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "*This whole line is slanted.*",
        "*This whole* *line is **slanted**.*",
        "- *This is one long item*",
    ],
)
def test_passage_in_italics(text):
    assert [(p.line, p.level) for p in found(emphasis.italic_passages, f"Yes.\n\n{text}")] == [
        (3, "warning")
    ]


@pytest.mark.parametrize(
    "text", ["*Three small words*", "This *whole line is* slanted.", "**This is all bold.**"]
)
def test_few_words_in_italics(text):
    assert found(emphasis.italic_passages, text) == []


@pytest.mark.parametrize(
    "text", ["**After your visit**", "**Who should wait?**", "**After:** **now**"]
)
def test_bold_line_as_a_heading(text):
    shown = text.replace("*", "")
    message = f"“{shown}” looks like a heading and is none: start it with ## or ###."

    assert found(emphasis.bold_headings, f"Yes.\n\n{text}\n\nNo.") == [
        Problem(3, message, "warning")
    ]


@pytest.mark.parametrize(
    "text", ["**Never stop it by yourself.**", "**After** your visit", "- **After your visit**", "## **After** {#a}"]
)  # fmt: skip
def test_bold_words_that_are_no_heading(text):
    assert found(emphasis.bold_headings, text) == []
