"""Rules for emphasis: capitals, italics and bold type, where they make a text harder to read.

Underlined text is not asked for: Markdown has no mark for it, and the cleaner lets none through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.guardrails import readability
from content.guardrails.passages import own_words, start
from content.markdown.document import Document, Problem

# Capitals of other words are most often abbreviations, and have a rule of their own.
SHOUTED = {
    *("ALL", "ALWAYS", "AND", "ANY", "BEFORE", "BUT", "CAUTION", "DANGER", "DO", "EVER", "EVERY"),
    *("HELP", "IMPORTANT", "MUST", "NEVER", "NO", "NONE", "NOT", "NOTE", "NOW", "ONLY", "OR"),
    *("PLEASE", "READ", "STOP", "THE", "THIS", "URGENT", "VERY", "WARNING", "YES", "YOU", "YOUR"),
}
CAPITALS = re.compile(r"(?<![\w-])[A-Z]{2,20}(?![\w-])")
ITALIC_WORDS_AT_MOST = 3


def capitals(document: Document) -> Iterator[Problem]:
    for passage in own_words(document):
        shouted = [word for word in CAPITALS.findall(passage.text) if word in SHOUTED]
        if shouted:
            message = f"“{' '.join(shouted[:3])}” in capitals is harder to read: write it small, in ** if it must stand out."
            yield Problem(passage.line, message, "warning")


def italic_passages(document: Document) -> Iterator[Problem]:
    for passage in document.passages:
        words = len(readability.words(passage.text))
        if passage.emphasis == "em" and words > ITALIC_WORDS_AT_MOST:
            message = f"A whole passage in italics is hard to read: take the marks off “{start(passage.text)}”"
            yield Problem(passage.line, message, "warning")


def bold_headings(document: Document) -> Iterator[Problem]:
    """Bold lines that do the work of a heading: a screen reader does not list them."""
    for passage in document.passages:
        is_line = passage.kind == "paragraph" and not passage.text.endswith((".", "!"))
        if passage.emphasis == "strong" and is_line:
            message = f"“{start(passage.text)}” looks like a heading and is none: start it with ## or ###."
            yield Problem(passage.line, message, "warning")
