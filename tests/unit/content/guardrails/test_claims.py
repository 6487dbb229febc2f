"""What the guide may claim, and what it needs a source for."""

import pytest

from content.guardrails import claims
from content.markdown import Problem, render


def found(rule, text: str) -> list[Problem]:
    return list(rule(render(text)))


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

    assert found(claims.promise_words, f"One.\n\nIt is {word}, they say.") == [Problem(3, message)]


@pytest.mark.parametrize(
    "text", ["It is secure.", "Obscured by a pedicure.", "Bestow it.", "> It is a miracle cure."]
)
def test_no_promise(text):
    assert found(claims.promise_words, text) == []


@pytest.mark.parametrize(
    "text",
    ["## A cure {#a}", "- A cure", "::: table A cure {#a}\n| b |\n|---|\n| c |\n:::", "{sure weak: A cure}"],
)  # fmt: skip
def test_promise_counts_everywhere_but_in_a_claim(text):
    assert [problem.line for problem in found(claims.promise_words, text)] == [1]


@pytest.mark.parametrize("word", ["safe", "Safely", "safer", "safest", "effective", "effectively"])
def test_safe_without_a_source(word):
    message = f"“{word}” needs its source in the same block: add [@key], or say what was found."

    assert found(claims.safe_without_source, f"Yes. [@a]\n\nIt is {word}.") == [Problem(3, message)]


@pytest.mark.parametrize(
    "text",
    [
        "It is not only safe.",
        "It is not cheap, but it is safe.",
        "Nothing is safer.",
        "We keep you safe.",
        "If you want, it is safe.",
        "- It is safe.\n- It hurts. [@a]",
        "::: key-points\n- It is safe.\n- It hurts. [@a]\n:::",
        "::: table A {#a}\n| a | b |\n|---|---|\n| It is safe. | No. |\n| It hurts. | [@a] |\n:::",
        "## Safe for you {#a}",
        "::: warning Wait\nIt is safe.\n:::\n\nIt hurts. [@a]",
    ],
)
def test_safe_with_a_source_somewhere_else(text):
    assert [problem.level for problem in found(claims.safe_without_source, text)] == ["error"]


@pytest.mark.parametrize(
    "text",
    [
        "It is safe. [@a]",
        "It is safe.\nSo they say. [@a]",
        "::: warning Wait\nIt is safe.\n\nSo they say. [@a]\n:::",
        "::: table A {#a}\n| a | b |\n|---|---|\n| It is safe. | [@a] |\n:::",
        "> It is safe and effective.",
        "Is it safe?",
        "## Is it safe? {#a}",
        "It is not safe.",
        "It has never been shown to be safe.",
        "Ask if it is safe.",
        "Nobody knows whether it is safe.",
        "We found no proof that it is safe or effective.",
        "Keep the list safe. We keep your name safe, and put it in a safe place.",
        "It is unsafe and ineffective. Safety first.",
    ],
)
def test_safe_with_a_source_or_in_doubt(text):
    assert found(claims.safe_without_source, text) == []


@pytest.mark.parametrize(
    "figure",
    [
        "54 of 86", "54 out of 86", "18 in 100", "45%", "541 people", "49 men", "14 bald men",
        "6 to 10 weeks", "1 year", "INR 5,000", "USD 70",
    ],
)  # fmt: skip
def test_figure_without_a_source(figure):
    message = (
        f"The number in “It was {figure}.” has no source: add [@key], or say that it is our own."
    )

    assert found(claims.figures_without_source, f"Yes. [@a]\n\nSo. It was {figure}.") == [
        Problem(3, message, "warning")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It was 54 of 86. [@a]",
        "Is it 54 of 86?",
        "By our own sum it was 54 of 86.",
        "There are 3 steps, and 1 card. It is 4 mm deep, since 2012.",
        "## The 4 weeks after {#a}",
        "::: do\n- wait 2 weeks\n- wait 2 days\n:::",
        "::: claim\n> It lasts 5 years.\n\nNo. [@a] {sure none: In 2 men.}\n:::",
        "::: table A {#a}\n| a | b |\n|---|---|\n| 12 weeks | [@a] |\n:::",
    ],
)
def test_figure_with_a_source_or_of_no_weight(text):
    assert found(claims.figures_without_source, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "It was 4 weeks.\n\nYes. [@a]",
        "- It was 4 weeks.\n- Yes. [@a]",
        "::: table A {#a}\n| a | b |\n|---|---|\n| 4 weeks | No |\n| No | [@a] |\n:::",
        "::: words\nCat {#cat}\n: It lives 9 years.\n\nDog {#dog}\n: So. [@a]\n:::",
        "::: questions\n## Why? {#a}\nIt was 4 weeks.\n\nYes. [@a]\n:::",
    ],
)
def test_figure_with_a_source_somewhere_else(text):
    assert len(found(claims.figures_without_source, text)) == 1


SURE = "{sure weak: Small.}"


@pytest.mark.parametrize(
    "sentence",
    [
        "Hair grew back thicker.", "It can regrow hair.", "It improved.", "It may leave scars.",
        "Infections were seen.", "It is painful.", "It can harm an unborn baby.", "Lips are swollen.",
    ],
)  # fmt: skip
def test_effect_needs_a_source_and_a_label(sentence):
    no_source = f"“{sentence}” speaks of a benefit or harm with no source: add [@key]."
    no_label = f"“{sentence}” speaks of a benefit or harm: say how sure we are, with {{sure LEVEL: why.}} or {{harm LEVEL: why.}}"

    assert found(claims.effects_without_source, f"{sentence} {SURE}") == [
        Problem(1, no_source, "warning")
    ]
    assert found(claims.effects_without_source, f"{sentence} [@a]") == [
        Problem(1, no_label, "warning")
    ]
    assert found(claims.effects_without_source, f"{sentence} [@a] {SURE}") == []


def test_label_counts_for_its_section():
    text = (
        f"## A {{#a}}\n\nIt is painful. [@a]\n\n{SURE}\n\n## B {{#b}}\n\nIt hurts and is bad. [@a]"
    )

    assert [problem.line for problem in found(claims.effects_without_source, text)] == [9]


def test_heading_of_a_block_opens_no_section():
    text = f"It is painful. [@a]\n\n::: warning Wait\nIt is painful. [@a] {SURE}\n:::"

    assert found(claims.effects_without_source, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Does it leave scars?",
        "Show old scars to your doctor.",
        "This is our own reading: it may leave scars.",
        "> It can regrow hair.",
        "::: care see See a doctor if:\n- your scalp is swollen\n:::",
    ],
)
def test_no_statement_of_an_effect(text):
    assert found(claims.effects_without_source, text) == []
