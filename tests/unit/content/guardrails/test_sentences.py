"""How long sentences, paragraphs and lists may be."""

import pytest

from content.guardrails import sentences
from content.markdown import Problem, render


def sentence(words: int) -> str:
    return "The " + "cat " * (words - 2) + "sat."


def found(rule, text: str) -> list[Problem]:
    return list(rule(render(text)))


@pytest.mark.parametrize("words", [1, 25])
def test_sentence_that_is_short_enough(words):
    assert found(sentences.long_sentences, sentence(words)) == []


@pytest.mark.parametrize(
    ("words", "level"), [(26, "warning"), (35, "warning"), (36, "error"), (45, "error")]
)
def test_long_sentence(words, level):
    start = sentence(words)[:60].rstrip()
    message = f"This sentence has {words} words, aim for 25: “{start}…”"

    assert found(sentences.long_sentences, f"Short.\n\nAs is this. {sentence(words)}") == [
        Problem(3, message, level)
    ]


def test_long_sentence_of_short_words_is_shown_whole():
    text = "I " * 25 + "go."

    message = f"This sentence has 26 words, aim for 25: “{text}”"
    assert found(sentences.long_sentences, text) == [Problem(1, message, "warning")]


@pytest.mark.parametrize(
    "text",
    [
        f"- {sentence(26)}",
        f"> {sentence(26)}",
        f"It. {{sure weak: {sentence(26)}}}",
        f"::: words\nCat {{#cat}}\n: {sentence(26)}\n:::",
    ],
)
def test_length_counts_in_all_running_text(text):
    assert len(found(sentences.long_sentences, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        f"## {sentence(36)} {{#cat}}",
        f"::: table A {{#a}}\n| a |\n|---|\n| {sentence(36)} |\n:::",
        f"::: questions\n## {sentence(36).rstrip('.')}? {{#cat}}\nYes.\n:::",
    ],
)
def test_length_does_not_count_in_headings_and_cells(text):
    assert found(sentences.long_sentences, text) == []


@pytest.mark.parametrize(
    ("grade", "level"), [(None, None), (8.0, None), (8.1, "warning"), (10.0, "warning"), (10.1, "error")]
)  # fmt: skip
def test_reading_grade(monkeypatch, grade, level):
    # The formula has its own tests: here, only its limits count.
    monkeypatch.setattr("content.guardrails.readability.grade", lambda texts: grade)
    message = f"The reading grade is {grade}, aim for 6: use shorter words and sentences."

    expected = [Problem(1, message, level)] if level else []
    assert found(sentences.reading_grade, "Words.") == expected


def test_reading_grade_judges_running_text_only():
    hard = "Heterogeneous pharmacological formulations necessitate individualisation"
    easy = "The cat sat on the mat."

    assert found(sentences.reading_grade, f"## {hard} {{#hard}}\n\n{easy}") == []
    assert [p.level for p in found(sentences.reading_grade, f"{easy}\n\n{hard}.")] == ["error"]


@pytest.mark.parametrize(
    "text", ["", "One. Two. Three.", "- One. Two. Three. Four.", "> A. B. C. D."]
)
def test_paragraph_that_is_short_enough(text):
    assert found(sentences.long_paragraphs, text) == []


@pytest.mark.parametrize(
    "text",
    ["It is. It is. It is. It is.", "It is. [@a] It is. [@b]\nIt is. {sure weak: So.} It is."],
)
def test_paragraph_of_four_sentences(text):
    message = (
        "This paragraph has 4 sentences, aim for 3: leave an empty line where a new thought starts."
    )

    assert found(sentences.long_paragraphs, f"Yes.\n\n{text}") == [Problem(3, message, "warning")]


def items(count: int) -> str:
    return "- one\n" * count


@pytest.mark.parametrize("count", [2, 6])
def test_list_of_a_good_length(count):
    assert found(sentences.lists_of_another_length, items(count)) == []


@pytest.mark.parametrize(
    ("count", "message"),
    [
        (1, "This list has 1 item: write a sentence instead."),
        (
            7,
            "This list has 7 items, aim for 6 at most: make two lists, each with a line above it.",
        ),
    ],
)
def test_list_of_another_length(count, message):
    assert found(sentences.lists_of_another_length, f"So:\n\n{items(count)}") == [
        Problem(3, message, "warning")
    ]


def test_each_list_counts_its_own_items():
    text = "1. one\n   - a\n   - b\n2. two\n   - a\n3. three\n"

    assert [p.line for p in found(sentences.lists_of_another_length, text)] == [5]


@pytest.mark.parametrize("block", ["key-points", "unknown", "do", "do-not", "care urgent Go if:"])
def test_length_of_a_list_is_left_to_a_block_that_counts(block):
    assert found(sentences.lists_of_another_length, f"::: {block}\n{items(7)}:::") == []


@pytest.mark.parametrize("block", ["claim\n> Yes.\n", "warning Wait\n", "steps\n### One {#one}\n"])
def test_length_of_a_list_counts_in_other_blocks(block):
    assert len(found(sentences.lists_of_another_length, f"::: {block}\n{items(7)}:::")) == 1


def test_list_item_of_two_sentences():
    message = "This list item has 2 sentences, aim for 1: “It is. It was.”"

    assert found(sentences.long_items, "- It is.\n- It is. [@a] It was.\n") == [
        Problem(2, message, "warning")
    ]
