"""What changed between two versions: what could hurt a patient first, then every line and word.

`compare` is a function of values: two texts give one `Comparison`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from itertools import zip_longest
from typing import Protocol

CONTEXT_LINES = 3
# Words of a changed passage are compared one by one up to here: it takes a tenth of a second.
WORDS_COMPARED = 1500
# Pairs of equal words in all changed passages together, which is what takes the time. An edited
# page has some thousands; a text of one word over and over has millions, and would take minutes.
PAIRS_COMPARED = 50_000
# Beyond as many lines, which no text of people has, a comparison could take seconds.
LINES_COMPARED = 2000
# (tag, start and end in the old text, start and end in the new one), as difflib gives them.
Opcode = tuple[str, int, int, int, int]
CURRENCY = r"INR|USD|GBP|EUR|AUD|CAD|AED|SGD|PKR|BDT|LKR|NPR"
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
DIGITS = r"\d+(?:,\d{3})*(?:\.\d+)?"
NUMBER = (
    rf"(?:{DIGITS}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|once|twice|"
    r"half|dozen|hundred|thousand)"
)
RANGE = rf"{NUMBER}(?:\s*(?:-|–|to)\s*{NUMBER})?"
UNIT = (
    r"(?:%|per\s?cent|percent|mg|mcg|µg|micrograms?|milligrams?|grams?|g|ml|millilitres?|mm|"
    r"millimetres?|cm|IU|units?)(?![A-Za-z])"
)
NEGATION = (
    r"not|no|never|none|nobody|nothing|nor|neither|cannot|without|unless|except|only|\w+n['’]t"
)
# The marks of our Markdown that hold digits and no facts: citations, ids, addresses.
# No mark holds the sign that opens it, so that a text of opening signs alone takes no minutes.
MARKS = re.compile(r"\[@[^\[\]]*\]|\{#[^{}]*\}|\]\([^)\]]*\)")


class FactKind(Enum):
    """In the order of the harm that a slip can do."""

    DOSE = "Dose or measure"
    NEGATION = "Negation or limit"
    PRICE = "Price"
    DATE = "Date"
    NUMBER = "Number"


FACT = re.compile(
    rf"(?P<PRICE>(?:\b(?:{CURRENCY})|[₹$£€])\s?{RANGE}|\b{RANGE}\s(?:{CURRENCY}|rupees|dollars|pounds|euros)\b)"
    rf"|(?P<DOSE>\b{RANGE}\s?{UNIT})"
    rf"|(?P<DATE>\b(?:\d{{1,2}}\s)?{MONTH}\s\d{{4}}\b|\b\d{{1,2}}\s{MONTH}\b|\b(?:19|20)\d\d\b)"
    rf"|(?P<NUMBER>\b{RANGE}\b)"
    rf"|(?P<NEGATION>\b(?:{NEGATION})\b)",
    re.IGNORECASE,
)


class Words(Protocol):
    """What is compared: a revision, or what stands in a form."""

    title: str
    slug: str
    summary: str
    body: str


@dataclass(frozen=True)
class Segment:
    """A run of words: `same`, `removed` or `added`."""

    kind: str
    text: str


@dataclass(frozen=True)
class Line:
    """A line of the old text (`removed`), of the new one (`added`), or of both (`same`)."""

    kind: str
    old_number: int | None
    new_number: int | None
    segments: tuple[Segment, ...]


@dataclass(frozen=True)
class Hunk:
    """Lines that changed, with the lines around them. `skipped` lines before it are the same."""

    skipped: int
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Field:
    """A changed field beside the text: its name for people, and its words."""

    name: str
    old: tuple[Segment, ...]
    new: tuple[Segment, ...]


@dataclass(frozen=True)
class ChangedFact:
    """A number, dose, price, date or negation that changed. Empty words: it was not there.

    `line` is the line of the new text, of the old one where the fact was taken away.
    """

    kind: FactKind
    old: str
    new: str
    line: int
    passage: str


@dataclass(frozen=True)
class Comparison:
    facts: tuple[ChangedFact, ...]
    fields: tuple[Field, ...]
    hunks: tuple[Hunk, ...]

    @property
    def is_same(self) -> bool:
        return not self.fields and not self.hunks


@dataclass(frozen=True)
class _Fact:
    kind: FactKind
    text: str
    line: int
    passage: str

    @property
    def value(self) -> tuple[str, str]:
        return (self.kind.name, " ".join(self.text.lower().replace("’", "'").split()))


def compare(old: Words, new: Words) -> Comparison:
    """Everything that changed from one version to another."""
    old_lines, new_lines = _lines(old.body), _lines(new.body)
    groups = _groups(old_lines, new_lines)
    facts = [*_facts_of_fields(old, new), *_facts_of_lines(groups, old_lines, new_lines)]
    order = list(FactKind)
    return Comparison(
        facts=tuple(sorted(facts, key=lambda fact: (order.index(fact.kind), fact.line))),
        fields=tuple(_fields(old, new)),
        hunks=tuple(_hunks(groups, old_lines, new_lines)),
    )


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").rstrip("\n").split("\n")


def _groups(old: list[str], new: list[str]) -> list[list[Opcode]]:
    """What changed, grouped with the lines around it."""
    if len(old) + len(new) > LINES_COMPARED and old != new:
        return [[("replace", 0, len(old), 0, len(new))]]
    return list(SequenceMatcher(None, old, new).get_grouped_opcodes(CONTEXT_LINES))


# Lines and words


def _fields(old: Words, new: Words) -> Iterator[Field]:
    for name, attribute in (("Title", "title"), ("Address", "slug"), ("Summary", "summary")):
        before, after = getattr(old, attribute), getattr(new, attribute)
        if before != after:
            yield Field(name, *_segments(before, after))


def _hunks(groups: list[list[Opcode]], old: list[str], new: list[str]) -> Iterator[Hunk]:
    end = 0
    changes = [opcode for group in groups for opcode in group if opcode[0] != "equal"]
    by_word = sum(_pairs(*_passages(opcode, old, new)) for opcode in changes) <= PAIRS_COMPARED
    for group in groups:
        lines = [line for opcode in group for line in _lines_of(opcode, old, new, by_word)]
        yield Hunk(group[0][3] - end, tuple(lines))
        end = group[-1][4]


def _passages(opcode: Opcode, old: list[str], new: list[str]) -> tuple[str, str]:
    """What stood there, and what stands there now."""
    _, old_start, old_end, new_start, new_end = opcode
    return "\n".join(old[old_start:old_end]), "\n".join(new[new_start:new_end])


def _pairs(old: str, new: str) -> int:
    """How many times a word of one passage is a word of the other."""
    new_counts = Counter(new.split())
    return sum(count * new_counts[word] for word, count in Counter(old.split()).items())


def _lines_of(opcode: Opcode, old: list[str], new: list[str], by_word: bool) -> Iterator[Line]:
    tag, old_start, old_end, new_start, new_end = opcode
    if tag == "equal":
        for shift, text in enumerate(new[new_start:new_end], start=1):
            yield Line("same", old_start + shift, new_start + shift, (Segment("same", text),))
        return
    removed, added = _segments(*_passages(opcode, old, new), by_word=by_word)
    if old_end > old_start:
        for number, segments in enumerate(_by_line(removed), start=old_start + 1):
            yield Line("removed", number, None, segments)
    if new_end > new_start:
        for number, segments in enumerate(_by_line(added), start=new_start + 1):
            yield Line("added", None, number, segments)


def _segments(
    old: str, new: str, *, by_word: bool = True
) -> tuple[tuple[Segment, ...], tuple[Segment, ...]]:
    """The words of both texts, each marked as the same or as changed."""
    old_words, new_words = re.findall(r"\s+|\S+", old), re.findall(r"\s+|\S+", new)
    is_long = len(old_words) + len(new_words) > WORDS_COMPARED
    if not by_word or is_long or not old_words or not new_words:
        return (Segment("removed", old),), (Segment("added", new),)
    removed, added = [], []
    matcher = SequenceMatcher(str.isspace, old_words, new_words, autojunk=False)
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        is_same = tag == "equal"
        if old_end > old_start:
            text = "".join(old_words[old_start:old_end])
            removed.append(Segment("same" if is_same else "removed", text))
        if new_end > new_start:
            text = "".join(new_words[new_start:new_end])
            added.append(Segment("same" if is_same else "added", text))
    return tuple(removed), tuple(added)


def _by_line(segments: tuple[Segment, ...]) -> list[tuple[Segment, ...]]:
    lines: list[list[Segment]] = [[]]
    for segment in segments:
        first, *rest = segment.text.split("\n")
        lines[-1].append(Segment(segment.kind, first))
        lines += [[Segment(segment.kind, text)] for text in rest]
    return [tuple(part for part in line if part.text) for line in lines]


# Facts


def _facts_of_fields(old: Words, new: Words) -> Iterator[ChangedFact]:
    for attribute in ("title", "summary"):
        yield from _changed(
            _facts([getattr(old, attribute)], 0), _facts([getattr(new, attribute)], 0)
        )


def _facts_of_lines(
    groups: list[list[Opcode]], old: list[str], new: list[str]
) -> Iterator[ChangedFact]:
    changes = [opcode[1:] for group in groups for opcode in group if opcode[0] != "equal"]
    gone = Counter(line for a, b, _, _ in changes for line in old[a:b])
    come = Counter(line for _, _, a, b in changes for line in new[a:b])
    moved_away, moved_here = gone & come, gone & come
    for old_start, old_end, new_start, new_end in changes:
        before = _facts(_without_moved(old[old_start:old_end], moved_away), old_start + 1)
        after = _facts(_without_moved(new[new_start:new_end], moved_here), new_start + 1)
        yield from _changed(before, after)


def _without_moved(lines: list[str], moved: Counter[str]) -> list[str]:
    """The lines, emptied where the same line stands elsewhere in the other text."""
    kept = []
    for line in lines:
        is_moved = moved[line] > 0
        moved[line] -= is_moved
        kept.append("" if is_moved else line)
    return kept


def _facts(lines: list[str], first_line: int) -> list[_Fact]:
    # One text: a fact may be broken over two lines.
    text = MARKS.sub(lambda match: " " * len(match[0]), "\n".join(lines))
    found = []
    for match in FACT.finditer(text):
        line = text.count("\n", 0, match.start())
        kind = FactKind[str(match.lastgroup)]
        found.append(_Fact(kind, " ".join(match[0].split()), first_line + line, lines[line]))
    return found


def _changed(old: list[_Fact], new: list[_Fact]) -> Iterator[ChangedFact]:
    matcher = SequenceMatcher(None, [fact.value for fact in old], [fact.value for fact in new])
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            continue
        for kind in FactKind:
            before = [fact for fact in old[old_start:old_end] if fact.kind is kind]
            after = [fact for fact in new[new_start:new_end] if fact.kind is kind]
            for was, now in zip_longest(before, after):
                place = now or was
                yield ChangedFact(
                    kind,
                    was.text if was else "",
                    now.text if now else "",
                    place.line,
                    place.passage,
                )
