"""Numbers that a new text takes away, and that other texts still have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Protocol, TypeVar

from content.comparing.fact_extraction import Fact, FactKind, extract_facts
from content.quantities import PER, UNIT

HAS_UNIT = re.compile(UNIT, re.IGNORECASE)
# “INR 5,000 a visit” on one page is the price “INR 5,000” on another.
PER_AT_END = re.compile(rf"{PER}$", re.IGNORECASE)


class Text(Protocol):
    """What patients read of a page: a revision."""

    title: str
    summary: str
    body: str


T = TypeVar("T", bound=Text)


def find_left_behind(old: Text, new: Text, others: Iterable[T]) -> dict[str, list[T]]:
    """The numbers that `new` takes away from `old`, each with the other texts that have it.

    Numbers are as `old` wrote them, in its order; one that no other text has is left out. Told
    are those with a currency, with a unit or of two or more digits: “2” stands everywhere.
    """
    kept = {fact.value for fact in _read_numbers(new)}
    gone = {fact.value: fact.text for fact in _read_numbers(old) if fact.value not in kept}
    if not gone:
        return {}
    found: dict[str, list[T]] = {}
    for other in others:
        values = {fact.value for fact in _read_numbers(other)}
        for text in {gone[value] for value in gone.keys() & values}:
            found.setdefault(text, []).append(other)
    return {text: found[text] for text in gone.values() if text in found}


def _read_numbers(text: Text) -> Iterator[Fact]:
    """Each number that is told, whole and also without “a visit”."""
    for field in (text.title, text.summary, text.body):
        for fact in extract_facts(field):
            for words in dict.fromkeys((PER_AT_END.sub("", fact.text), fact.text)):
                if _is_told(fact.kind, words):
                    yield replace(fact, text=words)


def _is_told(kind: FactKind, words: str) -> bool:
    digits = sum(map(str.isdigit, words))
    return digits > 1 or (digits > 0 and (kind is FactKind.PRICE or bool(HAS_UNIT.search(words))))
