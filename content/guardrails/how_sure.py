"""Rules for how sure we are: one label a paragraph, at its end, in the words of its kind.

What a machine sees of the four kinds: the kind that the author wrote (`{harm studies: ...}`), and
the block that it stands in. A word of another kind, a label in a claim box that is no verdict, and
a label or a source on a card of signs or on a do list are errors. What it can not see is what a
paragraph is about: whether `{sure weak: ...}` stands behind a benefit, a harm or advice, and whether
the level fits its sources. For a paragraph that speaks of harms alone, by a short list of words,
there is a warning; the rest a person checks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.guardrails.claims import HAPPENS
from content.guardrails.passages import start, statements
from content.markdown.blocks import block_type
from content.markdown.document import Document, Label, Passage, Problem
from content.markdown.how_sure import KINDS, LICENCE

CARD = "no label and no source stands in a card, a warning or a do list: name both at the end of the section, in a sentence that says where this advice comes from."
MARK = re.compile(r"\]\(|\[@|\*\*|__|`")
HARM = re.compile(
    r"\b(?:side effects?|swell\w*|bruis\w+|headaches?|infections?|abscess(?:es)?|scars?|"
    r"bald (?:patch(?:es)?|spots?)|necrosis|dead skin|suicid\w+|unborn|harms?|harmed)\b",
    re.IGNORECASE,
)
BENEFIT = re.compile(
    r"\b(?:help\w*|better|regr[eo]w\w*|thick\w*|improv\w+|more hair|hair counts?|proof|prove[dn]?|"
    r"eas(?:e|es|ier)|less pain|cut pain|works?|tested|approv\w+|licen[cs]\w+)\b",
    re.IGNORECASE,
)


def labels_in_their_place(document: Document) -> Iterator[Problem]:
    """Labels that do not end a paragraph, a list or a table."""
    for label in document.labels:
        if not label.ends_passage:
            message = "This label stands in the middle of its paragraph: move it to the end."
            yield Problem(label.line, message)
        elif (
            label.starts_passage and label.passage_kind == "paragraph" and not label.is_below_group
        ):
            message = "This label stands alone: write it at the end of the paragraph above, or right below a list or a table."
            yield Problem(label.line, message)


def one_label_each(document: Document) -> Iterator[Problem]:
    """A second label in a paragraph, an item or a table's row, beside a licence."""
    seen: set[tuple[int, bool]] = set()
    for label in document.labels:
        found = (label.passage_line, label.kind == LICENCE)
        if found in seen:
            where = "row" if label.passage_kind == "cell" else "paragraph"
            message = f"This {where} has a second label: keep one, the lowest that any of its sentences deserves, or split it."
            yield Problem(label.line, message)
        seen.add(found)


def marks_in_reasons(document: Document) -> Iterator[Problem]:
    """Links, emphasis and citations where plain text stands: readers would see the marks."""
    for label in document.labels:
        if mark := MARK.search(label.reason):
            message = f"“{mark[0]}” stands in a label, which is plain text: take the mark out, or put it into the sentence before."
            yield Problem(label.line, message)


def words_of_their_kind(document: Document) -> Iterator[Problem]:
    """Levels of another kind, claims without a verdict, and verdicts without a claim."""
    for label in document.labels:
        if label.kind == LICENCE:
            continue
        kind = KINDS[label.kind]
        if label.level not in kind.levels:
            message = f"“{label.level}” says nothing of {kind.about}: write {{{kind.name} LEVEL: why.}} with {_any_of(kind.levels)}."
            yield Problem(label.line, message)
        elif block_type(label.place.block).takes_verdict != (label.kind == "verdict"):
            yield Problem(label.line, _wrong_place(label))


def cards_without_sources(document: Document) -> Iterator[Problem]:
    for label in document.labels:
        if block_type(label.place.block).is_advice:
            yield Problem(label.line, f"This label stands in a card: {CARD}")
    for passage in document.passages:
        is_advice = block_type(passage.place.block).is_advice
        if is_advice and passage.kind != "reason" and passage.line in document.cited_lines:
            yield Problem(passage.line, f"This source stands in a card: {CARD}")


def harms_called_weak(document: Document) -> Iterator[Problem]:
    """Words for the proof of a benefit on a passage that speaks of harms alone."""
    labels = {label.passage_line: label for label in document.labels if label.kind == "sure"}
    for passage in document.passages:
        label = labels.get(passage.line)
        if label and label.passage_kind == passage.kind and _is_about_harm(passage):
            message = f"“{start(passage.text)}” seems to be about a harm: write {{harm LEVEL: why.}} with {_any_of(KINDS['harm'].levels)}."
            yield Problem(label.line, message, "warning")


def _wrong_place(label: Label) -> str:
    if label.kind == "verdict":
        return "A verdict answers what clinics say, in a ::: claim block: here, write {sure LEVEL: why.}, {harm LEVEL: why.} or {advice LEVEL: why.}"
    return f"A claim box has a verdict, and no word for strength: write {{verdict LEVEL: why.}} with {_any_of(KINDS['verdict'].levels)}."


def _is_about_harm(passage: Passage) -> bool:
    said = " ".join(statements(passage))
    return bool(HARM.search(said) and HAPPENS.search(said) and not BENEFIT.search(said))


def _any_of(levels: dict[str, str]) -> str:
    *first, last = levels
    return f"{', '.join(first)} or {last}"
