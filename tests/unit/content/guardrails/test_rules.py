"""What stops a page, and what is advice."""

import pytest

from content.guardrails import rules
from content.markdown import Problem, render


def sentence(words: int) -> str:
    return "The " + "cat " * (words - 2) + "sat."


def found(rule, text: str) -> list[Problem]:
    return list(rule(render(text)))


@pytest.mark.parametrize("words", [1, 20])
def test_sentence_that_is_short_enough(words):
    assert found(rules.long_sentences, sentence(words)) == []


@pytest.mark.parametrize(
    ("words", "level"), [(21, "warning"), (30, "warning"), (31, "error"), (40, "error")]
)
def test_long_sentence(words, level):
    start = sentence(words)[:60].rstrip()
    message = f"This sentence has {words} words, aim for 20: “{start}…”"

    assert found(rules.long_sentences, f"Short.\n\nAs is this. {sentence(words)}") == [
        Problem(3, message, level)
    ]


def test_long_sentence_of_short_words_is_shown_whole():
    text = "I " * 20 + "go."

    message = f"This sentence has 21 words, aim for 20: “{text}”"
    assert found(rules.long_sentences, text) == [Problem(1, message, "warning")]


@pytest.mark.parametrize(
    "text",
    [
        f"- {sentence(21)}",
        f"> {sentence(21)}",
        f"It. {{sure weak: {sentence(21)}}}",
        f"::: words\nCat {{#cat}}\n: {sentence(21)}\n:::",
    ],
)
def test_length_counts_in_all_running_text(text):
    assert len(found(rules.long_sentences, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        f"## {sentence(31)} {{#cat}}",
        f"::: table A {{#a}}\n| a |\n|---|\n| {sentence(31)} |\n:::",
        f"::: questions\n## {sentence(31).rstrip('.')}? {{#cat}}\nYes.\n:::",
    ],
)
def test_length_does_not_count_in_headings_and_cells(text):
    assert found(rules.long_sentences, text) == []


@pytest.mark.parametrize(
    ("grade", "level"), [(None, None), (8.0, None), (8.1, "warning"), (9.0, "warning"), (9.1, "error")]
)  # fmt: skip
def test_reading_grade(monkeypatch, grade, level):
    # The formula has its own tests: here, only its limits count.
    monkeypatch.setattr("content.guardrails.readability.grade", lambda texts: grade)
    message = f"The reading grade is {grade}, aim for 6: use shorter words and sentences."

    expected = [Problem(1, message, level)] if level else []
    assert found(rules.reading_grade, "Words.") == expected


def test_reading_grade_judges_running_text_only():
    hard = "Heterogeneous pharmacological formulations necessitate individualisation"
    easy = "The cat sat on the mat."

    assert found(rules.reading_grade, f"## {hard} {{#hard}}\n\n{easy}") == []
    assert [p.level for p in found(rules.reading_grade, f"{easy}\n\n{hard}.")] == ["error"]


@pytest.mark.parametrize(
    "word",
    [
        "guarantee", "guaranteed", "guarantees", "cure", "Cures", "cured", "miracle", "miracles",
        "rejuvenate", "rejuvenation", "revitalise", "revitalizing", "BEST", "painless",
        "risk-free", "restore", "restores", "every hair",
    ],
)  # fmt: skip
def test_promise_word(word):
    message = (
        f"“{word}” promises too much: say what was found, or put it behind > in a ::: claim block."
    )

    assert found(rules.promise_words, f"One.\n\nIt is {word}, they say.") == [Problem(3, message)]


@pytest.mark.parametrize(
    "text", ["It is secure.", "Obscured by a pedicure.", "Bestow it.", "> It is a miracle cure."]
)
def test_no_promise(text):
    assert found(rules.promise_words, text) == []


@pytest.mark.parametrize(
    "text",
    ["## A cure {#a}", "- A cure", "::: table A cure {#a}\n| b |\n|---|\n| c |\n:::", "{sure weak: A cure}"],
)  # fmt: skip
def test_promise_counts_everywhere_but_in_a_claim(text):
    assert [problem.line for problem in found(rules.promise_words, text)] == [1]


@pytest.mark.parametrize(
    "words", ["here", "Click here", "more", "Read more.", "this", "this page", "link", "https://x.org", "read\nmore"]
)  # fmt: skip
def test_link_words_that_say_nothing(words):
    shown = words.replace("\n", " ")
    message = f"The link words “{shown}” do not say where the link leads."

    assert [p.message for p in found(rules.link_words, f"[{words}](/words/)")] == [message]


def test_link_words_that_say_where():
    assert found(rules.link_words, "[Read more about pain](/pain/) [here is why](/why/)") == []


def test_bare_address_says_nothing():
    assert [problem.line for problem in found(rules.link_words, "One\n<https://x.org/>")] == [2]


def test_check_gives_everything_once_and_in_the_order_of_the_text():
    text = f"::: questions\n## Is it a cure? {{#cure}}\n[Here](/words/).\n:::\n\n{sentence(31)}"

    assert [(problem.line, problem.is_error) for problem in rules.check(render(text))] == [
        # The grade is one of the whole text.
        (1, False),
        (2, True),
        (3, True),
        (6, True),
    ]


def test_check_of_a_good_text_finds_nothing():
    assert rules.check(render("The cat sat on the mat.")) == ()
