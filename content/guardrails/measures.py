"""The measures of a text that its author watches: its length and how hard it is to read."""

from __future__ import annotations

from dataclasses import dataclass

from content.guardrails import readability
from content.guardrails.passages import running_text
from content.markdown.document import Document

# The grade that the guide is written for. `sentences` says from where on it warns.
GRADE_AIM = 6


@dataclass(frozen=True)
class Measures:
    """`words` are all words on the page. The others are of its running text, None without one."""

    words: int
    sentences: int
    sentence_words: float | None
    grade: float | None


def measures(document: Document) -> Measures:
    """What a document measures. Headings and table cells count as words, not as sentences."""
    texts = tuple(passage.text for passage in running_text(document))
    lengths = [len(sentence) for sentence in readability.counted_sentences(texts)]
    return Measures(
        words=sum(len(readability.words(passage.text)) for passage in document.passages),
        sentences=len(lengths),
        sentence_words=sum(lengths) / len(lengths) if lengths else None,
        grade=readability.grade(texts),
    )
