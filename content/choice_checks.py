"""What is wrong with the choices and statements of a page for deciding.

Each choice has the same facts, told at the same length and counted in the same way: a reader who
compares two of them compares what they are, and not how much is said of each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from content.choices import with_drawn_facts, words_of
from content.guardrails.numbers import IN_SO_MANY, YEAR
from content.markdown import Problem
from content.markdown.blocks.choice_facts import COUNT, PICTURES
from content.markdown.decision import Choice, Decision
from content.markdown.document import Table
from content.side_by_side import DRAWN

# What is good about each, in words and as people, and of its harms what is told of its benefits.
NEEDED = ("What speaks for it", "What speaks against it", *PICTURES, "How often harm comes")
# How many times the words of one choice those of another one may be.
LONGEST_TO_SHORTEST = 2
# A stretch of time to wait or to go on. Days are those after a visit, and compared with no month.
STRETCH = re.compile(r"\d (week|month|year)s?\b")


def choice_problems(
    page: Decision, comparisons: Mapping[str, tuple[Table, ...]]
) -> Iterator[Problem]:
    """The problems of a page. `comparisons` are the tables of each page that compares, by slug."""
    if not page.choices:
        return
    tables = comparisons.get(page.drawn_from)
    if tables is None:
        known = ", ".join(comparisons) or "none yet"
        message = f"No page “{page.drawn_from}” compares treatments. There are: {known}."
        yield Problem(page.choices[0].line, message)
        return
    choices = with_drawn_facts(page, tables)
    yield from _missing_facts(choices)
    yield from _other_pictures(choices)
    yield from _unknown_names(page, tables)
    yield from _other_choices(page, tables)
    yield from _unequal_lengths(choices)
    for name in dict.fromkeys(fact.name for choice in choices for fact in choice.facts):
        yield from _two_measures(name, choices)


def _unknown_names(page: Decision, tables: tuple[Table, ...]) -> Iterator[Problem]:
    columns = [name for table in tables for name in table.rows[0][1:]]
    own = [fact.name for fact in page.choices[0].facts]
    line = page.choices[0].line
    for name in page.drawn_facts:
        if name not in columns:
            yield Problem(line, f"The tables of “{page.drawn_from}” have no column “{name}”.")
    for name in own:
        if name in columns:
            message = f"“{name}” is a column of “{page.drawn_from}” too: put it into the list above, so that it is written once."
            yield Problem(line, message)
    for statement in page.statements:
        for name in statement.facts:
            if name not in {*page.drawn_facts, *own}:
                message = f"No choice has a fact “{name}” to compare."
                yield Problem(statement.line, message)


def _other_choices(page: Decision, tables: tuple[Table, ...]) -> Iterator[Problem]:
    there = {option.id: option.name for table in tables for option in table.options}
    here = {choice.id for choice in page.choices}
    for choice in page.choices:
        if choice.id not in there:
            message = (
                f"“{page.drawn_from}” has no {{option {choice.id}}}, so it says nothing of it."
            )
            yield Problem(choice.line, message)
    for missing in sorted(there.keys() - here):
        message = f"“{page.drawn_from}” has {{option {missing}}} ({there[missing]}): offer that choice here too."
        yield Problem(page.choices[0].line, message)


def _missing_facts(choices: tuple[Choice, ...]) -> Iterator[Problem]:
    for name in NEEDED:
        if name not in {fact.name for fact in choices[0].facts}:
            message = f"No choice says “{name}”: give each that fact, or “Not known”, so that good and bad are told alike."
            yield Problem(choices[0].line, message)


def _other_pictures(choices: tuple[Choice, ...]) -> Iterator[Problem]:
    """Pictures of a number that no other fact of their choice says."""
    for choice in choices:
        drawn = " ".join(words_of(fact) for fact in choice.facts if fact.name in PICTURES)
        said = " ".join(words_of(fact) for fact in choice.facts if fact.name not in PICTURES)
        numbers = set(re.findall(r"\d+", said))
        for match in COUNT.finditer(drawn):
            if match["count"] not in numbers:
                message = f"A picture of “{choice.name}” shows {match[0]}, and none of its other facts says {match['count']}: make both alike."
                yield Problem(choice.line, message)


def _unequal_lengths(choices: tuple[Choice, ...]) -> Iterator[Problem]:
    lengths = {c: sum(len(words_of(f).split()) for f in c.facts) for c in choices}
    shortest, longest = min(choices, key=lengths.get), max(choices, key=lengths.get)  # type: ignore[arg-type]
    if lengths[longest] > LONGEST_TO_SHORTEST * lengths[shortest]:
        message = f"“{longest.name}” has {lengths[longest]} words and “{shortest.name}” {lengths[shortest]}: tell each choice in equal detail, none at more than twice the length of another."
        yield Problem(longest.line, message)


def _two_measures(name: str, choices: tuple[Choice, ...]) -> Iterator[Problem]:
    """Chances out of two numbers, or times in two units, in what is compared under one name."""
    numbers: dict[str, Choice] = {}
    units: dict[str, Choice] = {}
    for choice in choices:
        said = " ".join(words_of(fact) for fact in choice.facts if fact.name == name)
        for match in IN_SO_MANY.finditer(said):
            if not YEAR.fullmatch(number := match[1].rstrip(",")):
                numbers.setdefault(number, choice)
        for match in STRETCH.finditer(said):
            units.setdefault(f"{match[1]}s", choice)
    for what, seen in (("counts in", numbers), ("gives times in", units)):
        first, *others = seen or [""]
        for other in others:
            message = f"“{name}” {what} {first} for “{seen[first].name}” and in {other} for “{seen[other].name}”: use one for all choices."
            yield Problem(seen[other].line, message)


def lost_columns(tables: tuple[Table, ...], drawn: tuple[str, ...]) -> Iterator[Problem]:
    """The columns that the live page for deciding shows, and these tables of another have not."""
    columns = {name for table in tables for name in table.rows[0][1:]}
    for name in drawn:
        if name not in columns:
            message = f"The live page for deciding shows the column “{name}”: without it, that page says “Not known” there."
            yield Problem(tables[0].line if tables else 1, message, "warning")


def lost_facts(page: Decision) -> Iterator[Problem]:
    """The facts that two choices side by side show of this page, and it has no more."""
    own = {fact.name for choice in page.choices for fact in choice.facts}
    for name in DRAWN.values():
        if page.choices and name not in own:
            message = f"The page that compares shows “{name}” of 2 choices side by side: without it here, that row is gone there."
            yield Problem(page.choices[0].line, message, "warning")
