"""What changed between two versions: what could hurt a patient first, then every line and word.

`compare` is a function of values: two texts give one `Comparison`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Protocol

from django.utils.text import normalize_newlines

from content.facts import Fact, FactKind, facts_of

# What is compared beside the text, by the name that people know.
FIELDS = {"title": "Title", "slug": "Address", "summary": "Summary"}
CONTEXT_LINES = 3
# Two whole pages of the guide have 4,000 words and 25,000 pairs of equal ones: a hundredth of a
# second. Beyond these, which only a text made to do so reaches, it could take minutes.
WORDS_COMPARED = 5_000
PAIRS_COMPARED = 50_000
LINES_COMPARED = 2_000
FACTS_COMPARED = 2_000
# Nobody reads a longer list; the most harmful ones stand first in it.
FACTS_LISTED = 300
# Characters of a long sentence that are shown before a fact, and in all.
PASSAGE_BEFORE, PASSAGE_SHOWN = 80, 220
# (tag, start and end in the old text, start and end in the new one), as difflib gives them.
Opcode = tuple[str, int, int, int, int]

# What stands behind a sentence belongs to it: its citations, and how sure we are.
SENTENCE_END = re.compile(
    r"(?<=[.!?])\s+(?!\[@|\{|\s)|(?<=[.!?][\]}])\s+|(?<=[\]}])\s+(?=[A-Z])"
    r"|\n(?=[ \t]*(?:\n|[-+|#:>]|\* |\d+[.)]\s))"
)


# What `compare` takes and gives


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

    `line` is the line of the new text, of the old one where the fact was taken away, and None
    in a `field` beside the text. `before` and `after` are the sentences around it; empty where
    the other text has no sentence like it.
    """

    kind: FactKind
    old: str
    new: str
    field: str
    line: int | None
    before: str
    after: str


@dataclass(frozen=True)
class Comparison:
    """`facts_left_out` more facts changed than are listed. `skipped` last lines are the same.

    Without `is_words_compared`, changed lines are marked as a whole: there were too many.
    """

    facts: tuple[ChangedFact, ...]
    facts_left_out: int
    fields: tuple[Field, ...]
    hunks: tuple[Hunk, ...]
    skipped: int
    is_words_compared: bool

    @property
    def is_same(self) -> bool:
        return not self.fields and not self.hunks


def compare(old: Words, new: Words) -> Comparison:
    """Everything that changed from one version to another."""
    old_lines, new_lines = _lines(old.body), _lines(new.body)
    groups = _groups(old_lines, new_lines)
    changes = [opcode for group in groups for opcode in group if opcode[0] != "equal"]
    by_word = not _is_too_long(old_lines, new_lines) and _can_be_compared_by_word(
        _rewritten(changes, old_lines, new_lines)
    )
    facts = [
        *_facts_of_fields(old, new),
        *_facts_of_lines(changes, old_lines, new_lines, by_word),
    ]
    order = list(FactKind)
    facts.sort(key=lambda fact: (order.index(fact.kind), fact.line or 0))
    return Comparison(
        facts=tuple(facts[:FACTS_LISTED]),
        facts_left_out=len(facts[FACTS_LISTED:]),
        fields=tuple(_fields(old, new)),
        hunks=tuple(_hunks(groups, old_lines, new_lines, by_word)),
        skipped=len(new_lines) - groups[-1][-1][4] if groups else 0,
        is_words_compared=by_word,
    )


def _lines(text: str) -> list[str]:
    return normalize_newlines(text).rstrip("\n").split("\n")


def _groups(old: list[str], new: list[str]) -> list[list[Opcode]]:
    """What changed, grouped with the lines around it."""
    if old == new:
        return []
    if _is_too_long(old, new):
        return [[("replace", 0, len(old), 0, len(new))]]
    return list(SequenceMatcher(None, old, new).get_grouped_opcodes(CONTEXT_LINES))


def _is_too_long(old: list[str], new: list[str]) -> bool:
    return len(old) + len(new) > LINES_COMPARED


def _rewritten(changes: list[Opcode], old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    """What was put in the place of what. Lines that are only on one side need no comparing."""
    for tag, old_start, old_end, new_start, new_end in changes:
        if tag == "replace":
            yield "\n".join(old[old_start:old_end]), "\n".join(new[new_start:new_end])


def _can_be_compared_by_word(texts: Iterable[tuple[str, str]]) -> bool:
    """Whether the words of these texts are few enough, and repeat little enough."""
    words = pairs = 0
    for old, new in texts:
        before, after = Counter(old.split()), Counter(new.split())
        words += before.total() + after.total()
        pairs += sum(count * after[word] for word, count in before.items())
    return words <= WORDS_COMPARED and pairs <= PAIRS_COMPARED


# Lines and words


def _fields(old: Words, new: Words) -> Iterator[Field]:
    for attribute, name in FIELDS.items():
        before, after = getattr(old, attribute), getattr(new, attribute)
        if before != after:
            by_word = _can_be_compared_by_word([(before, after)])
            yield Field(name, *_segments(before, after, by_word))


def _hunks(
    groups: list[list[Opcode]], old: list[str], new: list[str], by_word: bool
) -> Iterator[Hunk]:
    if groups and _is_too_long(old, new):
        yield Hunk(0, tuple(_whole_texts(old, new)))
        return
    end = 0
    for group in groups:
        lines = [line for opcode in group for line in _lines_of(opcode, old, new, by_word)]
        yield Hunk(group[0][3] - end, tuple(lines))
        end = group[-1][4]


def _whole_texts(old: list[str], new: list[str]) -> Iterator[Line]:
    # Thousands of rows would take a browser longer than anybody waits.
    yield Line("removed", 1, None, (Segment("removed", "\n".join(old)),))
    yield Line("added", None, 1, (Segment("added", "\n".join(new)),))


def _lines_of(opcode: Opcode, old: list[str], new: list[str], by_word: bool) -> Iterator[Line]:
    tag, old_start, old_end, new_start, new_end = opcode
    if tag == "equal":
        for shift, text in enumerate(new[new_start:new_end], start=1):
            yield Line("same", old_start + shift, new_start + shift, (Segment("same", text),))
        return
    before, after = "\n".join(old[old_start:old_end]), "\n".join(new[new_start:new_end])
    removed, added = _segments(before, after, by_word)
    if old_end > old_start:
        for number, segments in enumerate(_by_line(removed), start=old_start + 1):
            yield Line("removed", number, None, segments)
    if new_end > new_start:
        for number, segments in enumerate(_by_line(added), start=new_start + 1):
            yield Line("added", None, number, segments)


def _segments(old: str, new: str, by_word: bool) -> tuple[tuple[Segment, ...], tuple[Segment, ...]]:
    """The words of both texts, each marked as the same or as changed."""
    removed, added = [], []
    for tag, old_start, old_end, new_start, new_end in _changes_of_words(old, new, by_word):
        is_same = tag == "equal"
        removed.append(Segment("same" if is_same else "removed", old[old_start:old_end]))
        added.append(Segment("same" if is_same else "added", new[new_start:new_end]))
    return _filled(removed), _filled(added)


def _filled(segments: Iterable[Segment]) -> tuple[Segment, ...]:
    return tuple(segment for segment in segments if segment.text)


def _by_line(segments: tuple[Segment, ...]) -> list[tuple[Segment, ...]]:
    lines: list[list[Segment]] = [[]]
    for segment in segments:
        first, *rest = segment.text.split("\n")
        lines[-1].append(Segment(segment.kind, first))
        lines += [[Segment(segment.kind, text)] for text in rest]
    return [_filled(line) for line in lines]


def _changes_of_words(old: str, new: str, by_word: bool) -> list[Opcode]:
    """What changed from text to text, whole words each, in characters. They leave no gap."""
    old_words, old_bounds = _words(old)
    new_words, new_bounds = _words(new)
    if not by_word or not old_words or not new_words:
        return [("replace", 0, len(old), 0, len(new))]
    matcher = SequenceMatcher(None, old_words, new_words, autojunk=False)
    return [
        (tag, old_bounds[a], old_bounds[b], new_bounds[c], new_bounds[d])
        for tag, a, b, c, d in matcher.get_opcodes()
    ]


def _words(text: str) -> tuple[list[str], list[int]]:
    """Its words, and where each begins. White space belongs to the word before it.

    >>> _words(" No  pain.")
    (['No', 'pain.'], [0, 5, 10])
    """
    found = list(re.finditer(r"\S+", text))
    return [word[0] for word in found], [0, *(word.start() for word in found[1:]), len(text)]


# Facts


class _Passage:
    """A run of a text that changed, and where in it each line and each sentence begins.

    The lines around it may be in it, because a fact may be broken over two lines. `head` and
    `tail` are the characters of these, and they are the same in both texts.
    """

    def __init__(self, text: str, first_line: int | None, head: int, tail: int, readable: str):
        self.text = text
        self.first_line = first_line
        self.head, self.tail = head, tail
        self._lines = [0, *(end.end() for end in re.finditer(r"\n", text))]
        self._sentences = [0, *(end.end() for end in SENTENCE_END.finditer(text)), len(text) + 1]
        self.facts = [
            fact for fact in facts_of(readable) if fact.start < len(text) - tail and fact.end > head
        ]

    @classmethod
    def of_field(cls, text: str) -> _Passage:
        return cls(text, None, 0, 0, text)

    @classmethod
    def of_lines(cls, lines: list[str], start: int, end: int, moved: Counter[str]) -> _Passage:
        above, below = lines[max(0, start - 1) : start], lines[end : end + 1]
        text = "\n".join([*above, *lines[start:end], *below])
        readable = "\n".join([*above, *_without_moved(lines[start:end], moved), *below])
        head, tail = sum(len(line) + 1 for line in above), len("".join(below))
        return cls(text, start - len(above) + 1, head, tail, readable)

    def line_at(self, place: int) -> int | None:
        if self.first_line is None:
            return None
        return self.first_line + bisect_right(self._lines, place) - 1

    def sentence_at(self, place: int) -> str:
        number = bisect_right(self._sentences, place)
        start, end = self._sentences[number - 1 : number + 1]
        if end - start <= PASSAGE_SHOWN:
            return " ".join(self.text[start:end].split())
        first = max(start, place - PASSAGE_BEFORE)
        last = min(end, first + PASSAGE_SHOWN)
        shown = " ".join(self.text[first:last].split())
        return f"{'…' if first > start else ''}{shown}{'…' if last < end else ''}"


def _without_moved(lines: list[str], moved: Counter[str]) -> list[str]:
    """The lines, blank where the same line stands elsewhere in the other text."""
    kept = []
    for line in lines:
        is_moved = moved[line] > 0
        moved[line] -= is_moved
        kept.append(" " * len(line) if is_moved else line)
    return kept


def _facts_of_fields(old: Words, new: Words) -> Iterator[ChangedFact]:
    for attribute, name in FIELDS.items():
        if attribute != "slug":
            before, after = getattr(old, attribute), getattr(new, attribute)
            by_word = _can_be_compared_by_word([(before, after)])
            passages = _Passage.of_field(before), _Passage.of_field(after)
            yield from _changed(*passages, name, by_word)


def _facts_of_lines(
    changes: list[Opcode], old: list[str], new: list[str], by_word: bool
) -> Iterator[ChangedFact]:
    gone = Counter(line for _, a, b, _, _ in changes for line in old[a:b])
    come = Counter(line for _, _, _, a, b in changes for line in new[a:b])
    moved_away, moved_here = gone & come, gone & come
    for _, old_start, old_end, new_start, new_end in changes:
        before = _Passage.of_lines(old, old_start, old_end, moved_away)
        after = _Passage.of_lines(new, new_start, new_end, moved_here)
        yield from _changed(before, after, "", by_word)


def _changed(old: _Passage, new: _Passage, field: str, by_word: bool) -> Iterator[ChangedFact]:
    pairs = list(_pairs(old.facts, new.facts))
    if not pairs:
        return
    words = _changes_of_passages(old, new, by_word)
    back = [(tag, c, d, a, b) for tag, a, b, c, d in words]
    for was, now in pairs:
        if now is not None:
            after = new.sentence_at(now.start)
            before = old.sentence_at(was.start if was else _place(back, now.start))
            yield ChangedFact(
                kind=now.kind,
                old=was.text if was else "",
                new=now.text,
                field=field,
                line=new.line_at(now.start),
                before=before if was else _like(after, before),
                after=after,
            )
        elif was is not None:
            before = old.sentence_at(was.start)
            after = _like(before, new.sentence_at(_place(words, was.start)))
            line = old.line_at(was.start)
            yield ChangedFact(was.kind, was.text, "", field, line, before, after)


def _changes_of_passages(old: _Passage, new: _Passage, by_word: bool) -> list[Opcode]:
    # The lines around may be of any length: only what did change is within the limits.
    head = min(old.head, len(old.text), len(new.text))
    old_end, new_end = len(old.text) - old.tail, len(new.text) - new.tail
    words = _changes_of_words(old.text[head:old_end], new.text[head:new_end], by_word)
    return [
        ("equal", 0, head, 0, head),
        *((tag, a + head, b + head, c + head, d + head) for tag, a, b, c, d in words),
        ("equal", old_end, len(old.text), new_end, len(new.text)),
    ]


def _pairs(old: list[Fact], new: list[Fact]) -> Iterator[tuple[Fact | None, Fact | None]]:
    """The facts that differ: what each was and is, None where it is on one side alone."""
    for old_start, old_end, new_start, new_end in _differences(old, new):
        for kind in FactKind:
            before = [fact for fact in old[old_start:old_end] if fact.kind is kind]
            after = [fact for fact in new[new_start:new_end] if fact.kind is kind]
            for was, now in zip_longest(before, after):
                if was is None or now is None or was.value != now.value:
                    yield was, now


def _differences(old: list[Fact], new: list[Fact]) -> Iterator[Sequence[int]]:
    if len(old) + len(new) > FACTS_COMPARED:
        yield 0, len(old), 0, len(new)
        return
    matcher = SequenceMatcher(None, [fact.value for fact in old], [fact.value for fact in new])
    yield from (opcode[1:] for opcode in matcher.get_opcodes() if opcode[0] != "equal")


def _place(changes: list[Opcode], place: int) -> int:
    """Where in the other text the words stand that take this place."""
    tag, start, _, other, _ = changes[bisect_right(changes, place, key=lambda c: c[1]) - 1]
    return other + place - start if tag == "equal" else other


def _like(sentence: str, other: str) -> str:
    """The other sentence, if most words of the shorter one are in both. Else nothing."""
    words, others = set(sentence.split()), set(other.split())
    return other if 2 * len(words & others) >= min(len(words), len(others)) else ""
