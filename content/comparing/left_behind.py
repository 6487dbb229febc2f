"""Numbers that a new text corrects or takes away, and where other texts still have them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from content.comparing.comparison import Words, compare
from content.comparing.fact_extraction import Fact, FactKind, extract_facts
from content.found_sentences import words_around
from content.quantities import PER, UNIT

HAS_UNIT = re.compile(UNIT, re.IGNORECASE)
# “INR 5,000 a visit” on one page is the price “INR 5,000” on another.
PER_AT_END = re.compile(rf"{PER}$", re.IGNORECASE)
# What two ways to write one number have in common: its figures and its words, in small letters.
PARTS = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
LINES_SHOWN = 5
# One of these ways is “6 to 10”, the other “6–10”.
IN_ONE_WAY_ONLY = {"to"}

# Without a bound: mypy would hold a model to it before it has read the model.
Whose = TypeVar("Whose")
T = TypeVar("T", bound=Words)


@dataclass(frozen=True)
class Number:
    """A number that is told, as its author wrote it. `instead` is what stands there now, if known."""

    kind: FactKind
    words: str
    instead: str = field(default="", compare=False)

    @property
    def value(self) -> tuple[str, str]:
        return Fact(self.kind, self.words, 0, 0).value

    @property
    def parts(self) -> frozenset[str]:
        """What stands, in small letters, wherever the number does."""
        return frozenset(PARTS.findall(self.words.lower())) - IN_ONE_WAY_ONLY

    @property
    def figures(self) -> str:
        """The longest of its figures, as every way to write it has them."""
        return max((part for part in self.parts if part[0].isdecimal()), key=len, default="")


@dataclass(frozen=True)
class Place(Generic[Whose]):
    """A text that has a number, and in which of its lines; none where it stands beside the text."""

    text: Whose
    number: Number
    lines: tuple[int, ...]

    @property
    def passages(self) -> list[tuple[int, str]]:
        """The first lines, each with what it says around the number."""
        written = self.text.body.split("\n") if self.lines else []  # type: ignore[attr-defined]
        return [
            (line, words_around(written[line - 1], self.number.words))
            for line in self.lines[:LINES_SHOWN]
        ]


def find_gone(old: Words, new: Words, *, everywhere: bool = False) -> list[Number]:
    """The numbers of `old` that `new` says differently or no more, the most harmful first.

    Told are those with a currency, with a unit or of two or more digits: “2” stands everywhere.
    One that is only left out at one place, and stands at another still, is not gone; gone
    `everywhere`, one that is said differently there and stands at another is not either.
    """
    facts = [fact for fact in compare(old, new).facts if fact.old]
    if not facts:
        return []
    kept = {n.value for text in (new.title, new.summary, new.body) for n in _read_numbers(text)}
    gone = {
        number.value: replace(number, instead=fact.new)
        for fact in facts
        for number in _ways_to_say(fact.kind, fact.old)
        if number.value not in kept
        or (not everywhere and fact.new and number not in _ways_to_say(fact.kind, fact.new))
    }
    return list(gone.values())


def says_number(text: str, number: str) -> bool:
    """Whether a text has a number.

    >>> says_number("From £1,000 in 2024.", "£1,000"), says_number("From £11,000.", "£1,000")
    (True, False)
    """
    wanted = {each.value for each in _read_numbers(number)}
    return any(each.value in wanted for each in _read_numbers(text))


def find_places(gone: Iterable[Number], others: Iterable[T]) -> Iterator[Place[T]]:
    """Where these texts have the numbers, text by text, each read only when it is asked for."""
    wanted = {number.value: number for number in gone}
    figures = "|".join(sorted({re.escape(number.figures) for number in wanted.values()}))
    figure = re.compile(rf"(?<!\d)(?:{figures})(?!\d)")
    for text in others:
        lines: dict[Number, list[int]] = {}
        for line, words in _find_passages(text, figure):
            for number in _find_wanted(words, wanted):
                lines.setdefault(number, []).append(line)
        for number in wanted.values():
            if number in lines:
                yield Place(text, number, tuple(dict.fromkeys(filter(None, lines[number]))))


def _find_passages(text: Words, figure: re.Pattern[str]) -> Iterator[tuple[int, tuple[str, str]]]:
    """The lines that a number with such a figure may begin in, each with the one below it.

    A number may be broken over two lines. Line 0 is what stands beside the text.
    """
    yield from ((0, (words, "")) for words in (text.title, text.summary) if figure.search(words))
    hits = {text.body.count("\n", 0, hit.start()) for hit in figure.finditer(text.body)}
    lines = ["", *text.body.split("\n"), ""] if hits else []
    for line in sorted({begin for hit in hits for begin in (hit, hit + 1) if begin}):
        yield line, (lines[line], lines[line + 1])


def _find_wanted(
    words: tuple[str, str], wanted: Mapping[tuple[str, str], Number]
) -> Iterator[Number]:
    """The wanted numbers that begin in the first of these two lines."""
    both = "\n".join(words)
    letters = both.lower()
    # To read the facts of a line takes longest.
    if not any(all(part in letters for part in number.parts) for number in wanted.values()):
        return
    for fact in extract_facts(both):
        if fact.start < len(words[0]):
            ways = _ways_to_say(fact.kind, fact.text)
            yield from (wanted[way.value] for way in ways if way.value in wanted)


def _read_numbers(text: str) -> Iterator[Number]:
    for fact in extract_facts(text):
        yield from _ways_to_say(fact.kind, fact.text)


def _ways_to_say(kind: FactKind, words: str) -> list[Number]:
    """A number whole and also without “a visit”, where it is one that is told."""
    ways = dict.fromkeys((PER_AT_END.sub("", words), words))
    return [Number(kind, way) for way in ways if _is_told(kind, way)]


def _is_told(kind: FactKind, words: str) -> bool:
    digits = sum(map(str.isdigit, words))
    return digits > 1 or (digits > 0 and (kind is FactKind.PRICE or bool(HAS_UNIT.search(words))))
