"""Lines and words of two texts, each marked as the same, as removed or as added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from content.comparing.word_alignment import Opcode, align_words

CONTEXT_LINES = 3
LINES_COMPARED = 2_000


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


def are_too_many(old: list[str], new: list[str]) -> bool:
    return len(old) + len(new) > LINES_COMPARED


def group_changes(old: list[str], new: list[str]) -> list[list[Opcode]]:
    """What changed, in lines, grouped with the lines around it. Too many are one change."""
    if old == new:
        return []
    if are_too_many(old, new):
        return [[("replace", 0, len(old), 0, len(new))]]
    return list(SequenceMatcher(None, old, new).get_grouped_opcodes(CONTEXT_LINES))


def make_hunks(
    groups: list[list[Opcode]], old: list[str], new: list[str], by_word: bool
) -> Iterator[Hunk]:
    """The groups as they are shown. Without `by_word`, changed lines are marked as a whole."""
    if groups and are_too_many(old, new):
        yield Hunk(0, tuple(_whole_texts(old, new)))
        return
    end = 0
    for group in groups:
        lines = [line for opcode in group for line in _make_lines(opcode, old, new, by_word)]
        yield Hunk(group[0][3] - end, tuple(lines))
        end = group[-1][4]


def _whole_texts(old: list[str], new: list[str]) -> Iterator[Line]:
    # Thousands of rows would take a browser longer than anybody waits.
    yield Line("removed", 1, None, (Segment("removed", "\n".join(old)),))
    yield Line("added", None, 1, (Segment("added", "\n".join(new)),))


def _make_lines(opcode: Opcode, old: list[str], new: list[str], by_word: bool) -> Iterator[Line]:
    tag, old_start, old_end, new_start, new_end = opcode
    if tag == "equal":
        for shift, text in enumerate(new[new_start:new_end], start=1):
            yield Line("same", old_start + shift, new_start + shift, (Segment("same", text),))
        return
    before, after = "\n".join(old[old_start:old_end]), "\n".join(new[new_start:new_end])
    removed, added = compare_words(before, after, by_word)
    if old_end > old_start:
        for number, segments in enumerate(_split_by_line(removed), start=old_start + 1):
            yield Line("removed", number, None, segments)
    if new_end > new_start:
        for number, segments in enumerate(_split_by_line(added), start=new_start + 1):
            yield Line("added", None, number, segments)


def compare_words(
    old: str, new: str, by_word: bool
) -> tuple[tuple[Segment, ...], tuple[Segment, ...]]:
    """The words of both texts, each marked as the same or as changed."""
    removed, added = [], []
    changes = align_words(old, new, by_word)
    for is_same, run in groupby(changes, key=lambda change: change[0] == "equal"):
        operations = list(run)
        (_, old_start, _, new_start, _), (_, _, old_end, _, new_end) = operations[0], operations[-1]
        removed.append(Segment("same" if is_same else "removed", old[old_start:old_end]))
        added.append(Segment("same" if is_same else "added", new[new_start:new_end]))
    return _drop_empty(removed), _drop_empty(added)


def _drop_empty(segments: Iterable[Segment]) -> tuple[Segment, ...]:
    return tuple(segment for segment in segments if segment.text)


def _split_by_line(segments: tuple[Segment, ...]) -> list[tuple[Segment, ...]]:
    lines: list[list[Segment]] = [[]]
    for segment in segments:
        first, *rest = segment.text.split("\n")
        lines[-1].append(Segment(segment.kind, first))
        lines += [[Segment(segment.kind, text)] for text in rest]
    return [_drop_empty(line) for line in lines]
