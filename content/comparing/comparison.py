"""Two versions compared: their facts, the fields beside the text, and its lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from django.utils.text import normalize_newlines

from content.comparing.changed_facts import (
    ChangedFact,
    compare_facts_of_lines,
    compare_facts_of_texts,
    sort_by_harm,
)
from content.comparing.lines import (
    Hunk,
    Segment,
    are_too_many,
    compare_words,
    group_changes,
    make_hunks,
)
from content.comparing.word_alignment import are_few_words
from content.markdown.render import MOST_CHARACTERS

# What is compared beside the text, by the name that people know.
FIELDS = {"title": "Title", "slug": "Address", "summary": "Summary"}
# The digits of an address are no facts.
WITHOUT_FACTS = frozenset({"Address", "Link"})
# The name of a field, its old words and its new ones.
Pair = tuple[str, str, str]
# Two texts of the most that can go live. Longer ones take seconds, and are no pages.
CHARACTERS_COMPARED = 2 * MOST_CHARACTERS
# Nobody reads a longer list; the most harmful ones stand first in it.
FACTS_LISTED = 300


class Words(Protocol):
    """What is compared: a revision, or what stands in a form."""

    title: str
    slug: str
    summary: str
    body: str


@dataclass(frozen=True)
class Field:
    """A changed field beside the text: its name for people, and its words."""

    name: str
    old: tuple[Segment, ...]
    new: tuple[Segment, ...]


@dataclass(frozen=True)
class Comparison:
    """`facts_left_out` more facts changed than are listed. `skipped` last lines are the same.

    Without `is_words_compared`, changed lines are marked as a whole: there were too many. Of texts
    that are too long only the fields are compared: `is_too_long`.
    """

    facts: tuple[ChangedFact, ...]
    facts_left_out: int
    fields: tuple[Field, ...]
    hunks: tuple[Hunk, ...]
    skipped: int
    is_words_compared: bool
    is_too_long: bool = False

    @property
    def is_same(self) -> bool:
        return not self.fields and not self.hunks and not self.is_too_long


def compare(old: Words, new: Words) -> Comparison:
    """Everything that changed from one version to another."""
    if old.body != new.body and len(old.body) + len(new.body) > CHARACTERS_COMPARED:
        return replace(compare_details(_pair_fields(old, new)), is_too_long=True)
    old_lines, new_lines = _split_lines(old.body), _split_lines(new.body)
    groups = group_changes(old_lines, new_lines)
    changes = [opcode for group in groups for opcode in group if opcode[0] != "equal"]
    by_word = not are_too_many(old_lines, new_lines) and are_few_words(
        ("\n".join(old_lines[a:b]), "\n".join(new_lines[c:d]))
        for tag, a, b, c, d in changes
        # Lines that are only on one side need no comparing.
        if tag == "replace"
    )
    fields = list(_pair_fields(old, new))
    facts = sort_by_harm(
        [
            *_compare_facts_of_fields(fields),
            *compare_facts_of_lines(changes, old_lines, new_lines, by_word),
        ]
    )
    return Comparison(
        facts=tuple(facts[:FACTS_LISTED]),
        facts_left_out=len(facts[FACTS_LISTED:]),
        fields=tuple(_compare_fields(fields)),
        hunks=tuple(make_hunks(groups, old_lines, new_lines, by_word)),
        skipped=len(new_lines) - groups[-1][-1][4] if groups else 0,
        is_words_compared=by_word,
    )


def number_changes(old: str, new: str) -> tuple[dict[int, int], dict[int, int]]:
    """The lines of both texts that changed, each with the number of its change, from 1.

    None where the texts are too long to compare.
    """
    if len(old) + len(new) > CHARACTERS_COMPARED:
        return {}, {}
    groups = group_changes(_split_lines(old), _split_lines(new))
    changes = [opcode for group in groups for opcode in group if opcode[0] != "equal"]
    before: dict[int, int] = {}
    after: dict[int, int] = {}
    for number, (_, old_start, old_end, new_start, new_end) in enumerate(changes, start=1):
        before |= dict.fromkeys(range(old_start + 1, old_end + 1), number)
        after |= dict.fromkeys(range(new_start + 1, new_end + 1), number)
    return before, after


def _split_lines(text: str) -> list[str]:
    return normalize_newlines(text).rstrip("\n").split("\n")


def compare_details(pairs: Iterable[Pair]) -> Comparison:
    """What changed in fields that stand by themselves, without a text."""
    fields = list(pairs)
    facts = sort_by_harm(_compare_facts_of_fields(fields))
    return Comparison(
        facts=tuple(facts[:FACTS_LISTED]),
        facts_left_out=len(facts[FACTS_LISTED:]),
        fields=tuple(_compare_fields(fields)),
        hunks=(),
        skipped=0,
        is_words_compared=True,
    )


def _pair_fields(old: Words, new: Words) -> Iterator[Pair]:
    for attribute, name in FIELDS.items():
        yield name, getattr(old, attribute), getattr(new, attribute)


def _compare_fields(pairs: Iterable[Pair]) -> Iterator[Field]:
    for name, before, after in pairs:
        if before != after:
            by_word = are_few_words([(before, after)])
            yield Field(name, *compare_words(before, after, by_word))


def _compare_facts_of_fields(pairs: Iterable[Pair]) -> Iterator[ChangedFact]:
    for name, before, after in pairs:
        if name not in WITHOUT_FACTS:
            yield from compare_facts_of_texts(before, after, name)
