"""Guard rails for words: what a machine can check before a page goes live.

Each rule is a function from a document to its problems. Errors stop a page from going
live, warnings are advice. The limits are those of the guide's own style.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.guardrails import readability
from content.markdown.document import Document, Passage, Problem

SENTENCE_WORDS_ADVISED = 20
SENTENCE_WORDS_AT_MOST = 30
GRADE_ADVISED = 8
GRADE_AT_MOST = 9
PROMISE = re.compile(
    r"\b(guarantee[sd]?|cures?|cured|miracles?|rejuvenat\w*|revitali[sz]\w*|best|painless|"
    r"risk-free|restores?|every hair)\b",
    re.IGNORECASE,
)
EMPTY_LINK_WORDS = {"here", "click here", "more", "read more", "this", "this page", "link"}
# Kinds of passage that are sentences of ours, so that their length and grade count.
RUNNING_TEXT = {"paragraph", "item", "definition", "claim", "reason"}


def check(document: Document) -> tuple[Problem, ...]:
    """Everything that the rules find, in the order of the text."""
    return tuple(sorted({problem for rule in RULES for problem in rule(document)}))


def long_sentences(document: Document) -> Iterator[Problem]:
    for passage in running_text(document):
        for sentence in readability.sentences(passage.text):
            count = len(readability.words(sentence))
            if count > SENTENCE_WORDS_ADVISED:
                level = "error" if count > SENTENCE_WORDS_AT_MOST else "warning"
                message = f"This sentence has {count} words, aim for {SENTENCE_WORDS_ADVISED}: “{_start(sentence)}”"
                yield Problem(passage.line, message, level)


def reading_grade(document: Document) -> Iterator[Problem]:
    grade = readability.grade(passage.text for passage in running_text(document))
    if grade is not None and grade > GRADE_ADVISED:
        level = "error" if grade > GRADE_AT_MOST else "warning"
        message = f"The reading grade is {grade:.1f}, aim for 6: use shorter words and sentences."
        yield Problem(1, message, level)


def promise_words(document: Document) -> Iterator[Problem]:
    for passage in document.passages:
        if passage.kind != "claim":
            for match in PROMISE.finditer(passage.text):
                message = f"“{match[0]}” promises too much: say what was found, or put it behind > in a ::: claim block."
                yield Problem(passage.line, message)


def link_words(document: Document) -> Iterator[Problem]:
    for link in document.links:
        if link.text.lower().strip(" .") in EMPTY_LINK_WORDS or "://" in link.text:
            yield Problem(
                link.line, f"The link words “{link.text}” do not say where the link leads."
            )


def running_text(document: Document) -> list[Passage]:
    return [passage for passage in document.passages if passage.kind in RUNNING_TEXT]


def _start(sentence: str) -> str:
    return sentence if len(sentence) <= 60 else f"{sentence[:60].rstrip()}…"


RULES = (long_sentences, reading_grade, promise_words, link_words)
