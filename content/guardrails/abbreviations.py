"""Rule for abbreviations: spelled out, or linked to the page of words, at their first use."""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.guardrails.emphasis import SHOUTED
from content.markdown.document import Document, Passage, Problem
from content.money import CODES_IN_TEXTS

ALLOWED = {
    # Readers in the countries of this guide know them all.
    *("UK", "US", "USA", "NHS", "GP"),
    # Known to more people by their short form than by their long one, which says less.
    *("DNA", "HIV", "ID", "OK", "PDF", "QR"),
    # A name, and short for nothing.
    "DISCERN",
    # Codes that the rule for currencies asks for.
    *CODES_IN_TEXTS,
}
# Parts of a word with a hyphen are how it sounds: “Say: AB-sess”.
CAPITALS = re.compile(r"(?<![\w-])[A-Z]{2,8}(?![\w-])")
ROMAN = re.compile(r"[IVX]+")
# “platelet-rich plasma (PRP)”, “PRP (platelet-rich plasma)” and “(PRP, platelet-rich plasma)”
SPELLED_OUT = re.compile(
    r"(?<=\w )\(([A-Z]{2,8})\)|(?<![\w-])([A-Z]{2,8}) \([a-z]|\(([A-Z]{2,8}), [a-z]"
)


def unknown_abbreviations(document: Document) -> Iterator[Problem]:
    known = set(ALLOWED)
    for passage in _as_read(document):
        known |= _explained(passage)
        for match in CAPITALS.finditer(passage.text):
            word = match[0]
            if word in known or word in SHOUTED or ROMAN.fullmatch(word):
                continue
            known.add(word)
            message = f"“{word}” comes before it is explained: write its long form and ({word}), or link it to its entry in /words/."
            yield Problem(passage.line, message, "warning")


def _explained(passage: Passage) -> set[str]:
    explained = {word for match in SPELLED_OUT.finditer(passage.text) for word in match.groups()}
    for link in passage.links:
        if link.href.startswith("/words/"):
            explained |= set(CAPITALS.findall(link.text))
    return explained


def _as_read(document: Document) -> Iterator[Passage]:
    """Passages with each label's reason behind the words that it follows."""
    reasons: list[Passage] = []
    for passage in document.passages:
        if passage.kind == "reason":
            reasons.append(passage)
        else:
            yield passage
            yield from reasons
            reasons = []
    yield from reasons
