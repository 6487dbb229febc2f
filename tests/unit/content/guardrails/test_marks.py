"""Marks that did not work are errors, each on its line. Those that work are left alone."""

import pytest

from content.guardrails import marks
from content.handbook_examples import chapters
from content.markdown import render


def found(text, rule=marks.failed_marks):
    document = render(text)
    assert all(problem.is_error for problem in rule(document))
    return [(problem.line, problem.message.partition(": ")[0]) for problem in rule(document)]


@pytest.mark.parametrize(
    "line", ["##\u00a0Why", "##Why", "#Why", "\u200b## Why", "\ufeff## Why", "##\u2003Why"]
)
def test_heading_that_did_not_work(line):
    mark = line.strip("\u200b\ufeff").partition("Why")[0].strip()

    assert found(f"Yes.\n\n{line}\n\nNo.") == [(3, f"“{mark}” did not make a heading")]


def test_colons_that_stand_in_a_paragraph_have_their_own_error():
    assert found("Yes.\n     ::: do\n") == []


@pytest.mark.parametrize(
    "example", [example for chapter in chapters() for example in chapter.examples]
)
def test_no_example_of_the_handbook_has_a_mark_that_did_not_work(example):
    assert found(example.text) == found(example.text, marks.html_in_text) == []


@pytest.mark.parametrize("mark", ["•", "●", "▪", "\u00a0•"])
def test_bullets_of_a_text_program_are_each_on_their_line(mark):
    message = f"“{mark.strip()}” did not make a list"

    assert found(f"So:\n{mark} one\n{mark}\ttwo") == [
        (2, message),
        (3, message),
        (3, "Words are set apart by a tab, readers see a blank"),
    ]
    assert found(f"- {mark} one") == [(1, message)]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("-\u00a0one", "“-” did not make a list"),
        ("2.\u00a0two", "“2.” did not make a list"),
        ("– one", "“–” did not make a list"),
        ("\u00a0- one", "“-” does not work, something invisible stands before it"),
        ("\u200b1. one", "“1.” does not work, something invisible stands before it"),
        ("\u200b> one", "“>” does not work, something invisible stands before it"),
        ("\u200b::: do", "“:::” does not work, something invisible stands before it"),
        ("| a | b |", "This row is in no table"),
        ("Name\tPrice", "Words are set apart by a tab, readers see a blank"),
    ],
)
def test_start_of_a_line_that_did_not_work(line, message):
    assert found(f"Yes.\n\n{line}") == [(3, message)]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("a ** b ** c", "“**” did not make words bold"),
        ("a **b", "“**” did not make words bold"),
        ("__b", "“__” did not make words bold"),
        ("a *b * c", "“*b *” is not in italics"),
        ("~~old~~", "“~~” strikes nothing out"),
        ("[a] (/costs/)", "This is no link"),
        ("a {#b} c", "“{#b}” gives no id here"),
    ],
)
def test_mark_among_words_that_did_not_work(words, message):
    assert set(found(f"Yes,\n{words}")) == {(2, message)}


@pytest.mark.parametrize(
    ("html", "cure"),
    [
        ("<b>", "put ** before and behind words that must stand out."),
        ("</STRONG>", "put ** before and behind words that must stand out."),
        ("<br>", "leave an empty line where a paragraph ends."),
        ("<br />", "leave an empty line where a paragraph ends."),
        ("<sub>", "type the small digit itself, as in ₂ or ²."),
        ("<a href='/costs/'>", "write [words](/page/)."),
        ("<div class='x' id='y'>", "take it out."),
    ],
)
def test_html_is_an_error_with_its_line_and_cure(html, cure):
    problem = next(marks.html_in_text(render(f"Yes,\nno {html}")))

    assert (problem.line, problem.is_error) == (2, True)
    assert problem.message.endswith(f" HTML does not work here: {cure}")


@pytest.mark.parametrize("text", ["<!-- ask first -->", "Yes <!--\nask first\n-->"])
def test_comment_is_an_error(text):
    messages = {message for _, message in found(text, marks.html_in_text)}

    assert messages == {
        "“<!--” hides nothing, readers see it",
        "“-->” hides nothing, readers see it",
    }


@pytest.mark.parametrize(
    "text",
    [
        "# Why {#why}\n\n**Bold** *words* __too__ _here_, 5 * 3 * 2, 6 *4*, cost*, snake_case.",
        "- one\n- two\n\n1. one\n2. two\n\n> said",
        "We are #1. See `<b>` and `**` and `\t`.",
        "<https://example.org/> <me@example.org> 3 < 5 > 2, <your name>, p<q and r>s.",
        "::: table A {#a}\n| > 5 | ● ○ |\n|---|---|\n| # a | • b |\n:::",
        "It is so – or so,\n– and so on. Name: ______",
        "[Words](/costs/) (see below) [@a2020] (so)",
        r"\*\*so\*\* \# \<b> &lt;b&gt;",
        r"\- one",
        "::: words\nHair {#hair}\n:   It grows.\n:::",
    ],
)
def test_marks_that_work_and_signs_that_are_meant(text):
    assert found(text) == found(text, marks.html_in_text) == []
