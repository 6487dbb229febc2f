"""The sheet: what a reader said matters most, what each choice asks of them there, and its harms.

It says nothing that the page does not say. It counts nothing together, and puts no choice before
another: they stand in the order of the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from django.utils.safestring import SafeString

from content.choices import without_evidence, words_of
from content.markdown.decision import Choice, Fact, Statement
from content.side_by_side import NOT_KNOWN
from decision_aid.answers import LEVELS

# From here on a statement matters most; where none does, those with the highest level above 1.
MUCH = 4
# More would not fit on the two sides of one leaf.
PARTS_AT_MOST = 3
# On every sheet, where choices have them: who marks only what is gained is told of harm as well.
ALWAYS = (
    "What can be serious",
    "How often harm comes",
    "What you may notice",
    "Who should not",
    "Ask a doctor first if",
)
EVERYBODY = "For everybody"
THE_REST = SafeString("The rest: not known.")


@dataclass(frozen=True)
class Said:
    """What one choice asks. `name` is empty where the words say themselves what they are of."""

    name: str
    html: SafeString


@dataclass(frozen=True)
class Part:
    """`because` are the statements that it stands for, `rows` each choice with what is said of it."""

    names: tuple[str, ...]
    because: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Said, ...]], ...]

    @property
    def is_for_everybody(self) -> bool:
        return self.because == (EVERYBODY,)


@dataclass(frozen=True)
class Sheet:
    """`said` are the statements by the words of their level, `left_out` those without room."""

    said: tuple[tuple[str, tuple[str, ...]], ...]
    parts: tuple[Part, ...]
    questions: tuple[str, ...]
    left_out: tuple[str, ...]


def make_sheet(
    statements: tuple[Statement, ...], levels: Mapping[Statement, int], choices: tuple[Choice, ...]
) -> Sheet:
    """The sheet of a reader who gave these levels, from 1 to 5, to some of the statements."""
    groups: dict[tuple[str, ...], list[Statement]] = {}
    for statement in find_most(levels):
        groups.setdefault(statement.facts, []).append(statement)
    asked = list(groups.items())
    shown = asked[:PARTS_AT_MOST]
    if _find_untold(shown, choices):
        shown = asked[: PARTS_AT_MOST - 1]
    harms = _find_untold(shown, choices)
    parts = [(names, tuple(each.text for each in because)) for names, because in shown]
    return Sheet(
        said=_by_level(statements, levels),
        parts=tuple(_parts([*parts, (harms, (EVERYBODY,))] if harms else parts, choices)),
        questions=tuple(each.question for _, because in shown for each in because),
        left_out=tuple(each.text for _, because in asked[len(shown) :] for each in because),
    )


def _find_untold(
    asked: list[tuple[tuple[str, ...], list[Statement]]], choices: tuple[Choice, ...]
) -> tuple[str, ...]:
    """What every sheet with a part has, and none of these parts tells, of what choices have."""
    if not asked:
        return ()
    there = {fact.name for choice in choices for fact in choice.facts}
    told = {name for names, _ in asked for name in names}
    return tuple(name for name in ALWAYS if name in there - told)


def find_most(levels: Mapping[Statement, int]) -> list[Statement]:
    """The statements that matter most to a reader, the highest level first."""
    highest = max(levels.values(), default=1)
    least = MUCH if highest >= MUCH else max(highest, 2)
    most = [statement for statement, level in levels.items() if level >= least]
    return sorted(most, key=lambda statement: -levels[statement])


def _by_level(
    statements: tuple[Statement, ...], levels: Mapping[Statement, int]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The words of each level that was given, the highest first, with its statements."""
    words = {int(level): name for level, name in reversed(LEVELS.items())} | {0: "Not marked"}
    said = {
        name: tuple(each.text for each in statements if levels.get(each, 0) == level)
        for level, name in words.items()
    }
    return tuple((name, texts) for name, texts in said.items() if texts)


def _parts(
    groups: list[tuple[tuple[str, ...], tuple[str, ...]]], choices: tuple[Choice, ...]
) -> Iterator[Part]:
    """A part for each group. A fact is told once: the first part that asks for it has it."""
    told: set[str] = set()
    for asked, because in groups:
        names = tuple(name for name in asked if name not in told) or asked[:1]
        told.update(names)
        rows = tuple((choice.name, _said(names, choice)) for choice in choices)
        yield Part(names, because, rows)


def _said(names: tuple[str, ...], choice: Choice) -> tuple[Said, ...]:
    """What is known of a choice, facts that say the same together; with one fact in a part, its
    name stands over the part."""
    facts = {fact.name: fact for fact in choice.facts}
    found = [facts.get(name, Fact(name, NOT_KNOWN)) for name in names]
    known = [fact for fact in found if fact.html != NOT_KNOWN]
    if not known:
        return (Said("", NOT_KNOWN),)
    alike = [list(facts) for _, facts in groupby(known, key=attrgetter("html"))]
    return tuple(
        # A label alone says itself what it is of.
        Said(
            ", ".join(fact.name for fact in same) if len(names) > 1 and words_of(same[0]) else "",
            without_evidence(same[0]),
        )
        for same in alike
    ) + ((Said("", THE_REST),) if len(known) < len(found) else ())
