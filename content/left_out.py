"""What a text leaves out of the words that a colleague changed meanwhile."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import NamedTuple

from django.utils.text import normalize_newlines

from content.comparing.comparison import FIELDS, Words


class Passage(NamedTuple):
    """A line of a text, or a field beside it, and its words."""

    where: str
    words: str


class LeftOut(NamedTuple):
    """What a colleague wrote and a text has not, and what they took away and it still has."""

    missing: tuple[Passage, ...]
    kept: tuple[Passage, ...]

    def __bool__(self) -> bool:
        return bool(self.missing or self.kept)


def find_left_out(base: Words, theirs: Words, mine: Words) -> LeftOut:
    """What `mine`, saved as it is, undoes of the way from `base` to `theirs`.

    Lines are told whole: whoever put one together with a line of their own has neither.
    """
    before, there, here = _lines(base.body), _lines(theirs.body), _lines(mine.body)
    fields = (
        Passage(name, getattr(theirs, field))
        for field, name in FIELDS.items()
        if getattr(theirs, field) not in (getattr(base, field), getattr(mine, field))
    )
    written = _pick(there.keys() - before.keys() - here.keys(), there)
    return LeftOut(
        (*fields, *written), tuple(_pick((before.keys() & here.keys()) - there.keys(), before))
    )


def _lines(text: str) -> dict[str, int]:
    """Each line that says something, and its number: of alike ones, that of the last."""
    lines = enumerate(normalize_newlines(text).split("\n"), start=1)
    return {line.rstrip(): number for number, line in lines if line.strip()}


def _pick(told: Set[str], lines: dict[str, int]) -> Iterator[Passage]:
    return (Passage(f"line {number}", line) for line, number in lines.items() if line in told)
