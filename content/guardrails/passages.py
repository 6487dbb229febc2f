"""Which passages a rule reads, and how it names one."""

from __future__ import annotations

from collections.abc import Iterator

from content.guardrails import readability
from content.markdown.document import Document, Passage

# Kinds of passage that are sentences of ours, so that their length and grade count.
RUNNING_TEXT = {"paragraph", "item", "definition", "claim", "reason"}
SHOWN_AT_MOST = 60


def running_text(document: Document) -> list[Passage]:
    return [passage for passage in document.passages if passage.kind in RUNNING_TEXT]


def own_words(document: Document) -> list[Passage]:
    """All that the guide says itself: what clinics say is theirs, however they put it."""
    return [passage for passage in document.passages if passage.kind != "claim"]


def statements(passage: Passage) -> Iterator[str]:
    """The sentences that say something: a question does not."""
    for sentence in readability.sentences(passage.text):
        if not sentence.rstrip("”’)\"'").endswith("?"):
            yield sentence


def start(text: str) -> str:
    """Enough of a text to find it by."""
    return text if len(text) <= SHOWN_AT_MOST else f"{text[:SHOWN_AT_MOST].rstrip()}…"
