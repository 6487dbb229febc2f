"""Facts that changed between two texts, each with the sentences that it stands in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from content.comparing.fact_extraction import Fact, FactKind, extract_facts
from content.comparing.word_alignment import (
    Opcode,
    align_words,
    are_few_words,
    find_counterpart,
    invert,
)

FACTS_COMPARED = 2_000
# Characters of a long sentence that are shown before a fact, and in all.
PASSAGE_BEFORE, PASSAGE_SHOWN = 80, 220

# What stands behind a sentence belongs to it: its citations, and how sure we are.
SENTENCE_END = re.compile(
    r"(?<=[.!?])\s+(?!\[@|\{|\s)|(?<=[.!?][\]}])\s+|(?<=[\]}])\s+(?=[A-Z])"
    r"|\n(?=[ \t]*(?:\n|[-+|#:>]|\* |\d+[.)]\s))"
)


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


def sort_by_harm(facts: Iterable[ChangedFact]) -> list[ChangedFact]:
    order = list(FactKind)
    return sorted(facts, key=lambda fact: (order.index(fact.kind), fact.line or 0))


def compare_facts_of_texts(old: str, new: str, field: str) -> Iterator[ChangedFact]:
    """The facts that changed in a field beside the text, which people know as `field`."""
    passages = _Passage.from_field(old), _Passage.from_field(new)
    yield from _compare_passages(*passages, field, are_few_words([(old, new)]))


def compare_facts_of_lines(
    changes: list[Opcode], old: list[str], new: list[str], by_word: bool
) -> Iterator[ChangedFact]:
    """The facts that changed in changed lines. A line that moved changed nothing."""
    gone = Counter(line for _, a, b, _, _ in changes for line in old[a:b])
    come = Counter(line for _, _, _, a, b in changes for line in new[a:b])
    moved_away, moved_here = gone & come, gone & come
    for _, old_start, old_end, new_start, new_end in changes:
        before = _Passage.from_lines(old, old_start, old_end, moved_away)
        after = _Passage.from_lines(new, new_start, new_end, moved_here)
        yield from _compare_passages(before, after, "", by_word)


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
            fact
            for fact in extract_facts(readable)
            if fact.start < len(text) - tail and fact.end > head
        ]

    @classmethod
    def from_field(cls, text: str) -> _Passage:
        return cls(text, None, 0, 0, text)

    @classmethod
    def from_lines(cls, lines: list[str], start: int, end: int, moved: Counter[str]) -> _Passage:
        above, below = lines[max(0, start - 1) : start], lines[end : end + 1]
        text = "\n".join([*above, *lines[start:end], *below])
        readable = "\n".join([*above, *_blank_out_moved(lines[start:end], moved), *below])
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


def _blank_out_moved(lines: list[str], moved: Counter[str]) -> list[str]:
    """The lines, blank where the same line stands elsewhere in the other text."""
    blanked = []
    for line in lines:
        is_moved = moved[line] > 0
        moved[line] -= is_moved
        blanked.append(" " * len(line) if is_moved else line)
    return blanked


def _compare_passages(
    old: _Passage, new: _Passage, field: str, by_word: bool
) -> Iterator[ChangedFact]:
    pairs = list(_pair_facts(old.facts, new.facts))
    if not pairs:
        return
    forth = _align_passages(old, new, by_word)
    back = invert(forth)
    for was, now in pairs:
        if now is not None:
            after = new.sentence_at(now.start)
            before = old.sentence_at(was.start if was else find_counterpart(back, now.start))
            yield ChangedFact(
                kind=now.kind,
                old=was.text if was else "",
                new=now.text,
                field=field,
                line=new.line_at(now.start),
                before=before if was else _keep_if_alike(before, after),
                after=after,
            )
        elif was is not None:
            before = old.sentence_at(was.start)
            after = new.sentence_at(find_counterpart(forth, was.start))
            after = _keep_if_alike(after, before)
            line = old.line_at(was.start)
            yield ChangedFact(was.kind, was.text, "", field, line, before, after)


def _align_passages(old: _Passage, new: _Passage, by_word: bool) -> list[Opcode]:
    # The lines around may be of any length: only what did change is within the limits.
    head = min(old.head, len(old.text), len(new.text))
    old_end, new_end = len(old.text) - old.tail, len(new.text) - new.tail
    words = align_words(old.text[head:old_end], new.text[head:new_end], by_word)
    return [
        ("equal", 0, head, 0, head),
        *((tag, a + head, b + head, c + head, d + head) for tag, a, b, c, d in words),
        ("equal", old_end, len(old.text), new_end, len(new.text)),
    ]


def _pair_facts(old: list[Fact], new: list[Fact]) -> Iterator[tuple[Fact | None, Fact | None]]:
    """The facts that differ: what each was and is, None where it is on one side alone."""
    for old_start, old_end, new_start, new_end in _find_differences(old, new):
        for kind in FactKind:
            before = [fact for fact in old[old_start:old_end] if fact.kind is kind]
            after = [fact for fact in new[new_start:new_end] if fact.kind is kind]
            for was, now in zip_longest(before, after):
                if was is None or now is None or was.value != now.value:
                    yield was, now


def _find_differences(old: list[Fact], new: list[Fact]) -> Iterator[Sequence[int]]:
    if len(old) + len(new) > FACTS_COMPARED:
        yield 0, len(old), 0, len(new)
        return
    matcher = SequenceMatcher(None, [fact.value for fact in old], [fact.value for fact in new])
    yield from (opcode[1:] for opcode in matcher.get_opcodes() if opcode[0] != "equal")


def _keep_if_alike(sentence: str, other: str) -> str:
    """The sentence, if most words of the shorter of the two are in both. Else nothing."""
    words, others = set(sentence.split()), set(other.split())
    return sentence if 2 * len(words & others) >= min(len(words), len(others)) else ""
