"""Rules for sentences, paragraphs and lists: how long they may be, and how hard to read.

Whether a sentence is in the passive voice is not asked: “is injected” and “is tired” look
alike to a machine, and an alarm that is often false is soon read no more.
"""

from __future__ import annotations

from collections.abc import Iterator

from content.guardrails import readability
from content.guardrails.passages import running_text, start
from content.markdown.blocks import block_type
from content.markdown.document import Document, Problem

SENTENCE_WORDS_ADVISED = 25
SENTENCE_WORDS_AT_MOST = 35
PARAGRAPH_SENTENCES_ADVISED = 3
LIST_ITEMS_ADVISED = range(2, 7)
GRADE_ADVISED = 8
GRADE_AT_MOST = 10


def long_sentences(document: Document) -> Iterator[Problem]:
    for passage in running_text(document):
        for sentence in readability.sentences(passage.text):
            count = len(readability.words(sentence))
            if count > SENTENCE_WORDS_ADVISED:
                level = "error" if count > SENTENCE_WORDS_AT_MOST else "warning"
                message = f"This sentence has {count} words, aim for {SENTENCE_WORDS_ADVISED}: “{start(sentence)}”"
                yield Problem(passage.line, message, level)


def reading_grade(document: Document) -> Iterator[Problem]:
    grade = readability.grade(passage.text for passage in running_text(document))
    if grade is not None and grade > GRADE_ADVISED:
        level = "error" if grade > GRADE_AT_MOST else "warning"
        message = f"The reading grade is {grade:.1f}, aim for 6: use shorter words and sentences."
        yield Problem(1, message, level)


def long_paragraphs(document: Document) -> Iterator[Problem]:
    for passage in document.passages:
        count = len(readability.sentences(passage.text)) if passage.kind == "paragraph" else 0
        if count > PARAGRAPH_SENTENCES_ADVISED:
            message = f"This paragraph has {count} sentences, aim for {PARAGRAPH_SENTENCES_ADVISED}: leave an empty line where a new thought starts."
            yield Problem(passage.line, message, "warning")


def lists_of_another_length(document: Document) -> Iterator[Problem]:
    for found in document.lists:
        says_its_number = block_type(found.block).item_limits is not None
        if says_its_number or found.items in LIST_ITEMS_ADVISED:
            continue
        if found.items < LIST_ITEMS_ADVISED[0]:
            message = "This list has 1 item: write a sentence instead."
        else:
            message = f"This list has {found.items} items, aim for {LIST_ITEMS_ADVISED[-1]} at most: make two lists, each with a line above it."
        yield Problem(found.line, message, "warning")


def long_items(document: Document) -> Iterator[Problem]:
    for passage in document.passages:
        count = len(readability.sentences(passage.text)) if passage.kind == "item" else 0
        if count > 1:
            message = f"This list item has {count} sentences, aim for 1: “{start(passage.text)}”"
            yield Problem(passage.line, message, "warning")
