"""Sections: the parts of a text that a link can lead to, each with its words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from content.markdown.blocks.key_points import KEY_POINTS
from content.markdown.document import Document, Passage

# What is no part of what a section says: its title, and why we are how sure.
LEFT_OUT = {"heading", "reason"}
ENDS = tuple(".,:;?!…”")


@dataclass(frozen=True)
class Section:
    """A part of a text, from the words that open it to those that open the next.

    `kind` is start, section, question or term. The start of a text, with its key points, has no
    id and no title. `also` is what it was called before: its former ids, as words.
    """

    kind: str
    id: str = ""
    title: str = ""
    also: str = ""
    words: str = ""


def sections_of(document: Document) -> tuple[Section, ...]:
    """The sections of a document in its order, the start first. What has no id opens none."""
    openings = sorted(_openings(document), key=lambda opening: opening[0])
    lines = [line for line, _ in openings]
    passages: list[list[Passage]] = [[] for _ in openings]
    for passage in document.passages:
        if passage.kind not in LEFT_OUT:
            passages[bisect_right(lines, passage.line) - 1].append(passage)
    return tuple(
        replace(section, words=_join(own))
        for (_, section), own in zip(openings, passages, strict=True)
    )


def _openings(document: Document) -> Iterator[tuple[int, Section]]:
    """The line that opens each section, and the section without its words."""
    yield 0, Section("start")
    questions = {question.id for question in document.questions}
    for heading in document.headings:
        if heading.id and heading.id not in KEY_POINTS.reserved_ids:
            kind = "question" if heading.id in questions else "section"
            also = " ".join(heading.former_ids).replace("-", " ")
            yield heading.line, Section(kind, heading.id, heading.text, also)
    for term in document.terms:
        yield term.line, Section("term", term.id, term.text)


def _join(passages: list[Passage]) -> str:
    """The words one after the other. Items and cells have no end of their own and get one."""
    texts = [passage.text for passage in passages]
    ended = (text if text.endswith(ENDS) else f"{text};" for text in texts[:-1])
    return " ".join((*ended, *texts[-1:]))
