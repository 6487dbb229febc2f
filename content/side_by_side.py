"""Two treatments side by side: what the tables of a comparison page say of each.

The words are the page's own, cell for cell, in short tables under its own headings. Two facts come
from the page for deciding, which has them for each option.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django import forms
from django.utils.safestring import SafeString, mark_safe

from content.markdown import Document
from content.markdown.blocks.key_points import KEY_POINTS
from content.markdown.document import Option, Table
from content.text_index import TextIndex

NOT_KNOWN = SafeString("Not known")
DOES_NOT_APPLY = SafeString("Does not apply")
# How sure we are of a cell, at its end.
LABEL = re.compile(r'\s*(?P<label><span class="sure\b.*)', re.DOTALL)
# What only the page for deciding says of each option, by the column that it stands behind.
DRAWN = {
    "How it may work": "What it costs",
    "What you do": "Your days (our own reading)",
}
Facts = Mapping[str, Mapping[str, SafeString]]
# The option of doing nothing: beside it, every treatment shows what it adds.
NOTHING = "nothing"


@dataclass(frozen=True)
class Row:
    """One thing to compare: the words over its column, and what stands there for each.

    `sure` says below them how sure we are: a label, and the choice that it is about.
    """

    name: str
    first: SafeString
    second: SafeString
    sure: tuple[tuple[str, SafeString], ...] = ()

    @property
    def says_nothing(self) -> bool:
        return {self.first, self.second} <= {NOT_KNOWN, DOES_NOT_APPLY}


@dataclass(frozen=True)
class Group:
    """The rows below one of the page's headings. `unknown` have no answer for either."""

    name: str
    rows: tuple[Row, ...]
    unknown: tuple[Row, ...] = ()

    @property
    def applies(self) -> bool:
        """Whether what is unknown could be known of both."""
        return all({row.first, row.second} == {NOT_KNOWN} for row in self.unknown)


@dataclass(frozen=True)
class SideBySide:
    """`drawn` are the names of rows that come from the page for deciding."""

    first: str
    second: str
    groups: tuple[Group, ...]
    drawn: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pairs:
    """What one tap puts beside the first option: doing nothing, then the others in order."""

    first: Option
    others: tuple[Option, ...]


class CompareForm(forms.Form):
    """Two of the options, each by the id in the address: `?a=minoxidil&b=nothing`."""

    a = forms.ChoiceField(label="First choice")
    b = forms.ChoiceField(label="Second choice")

    def __init__(self, options: tuple[Option, ...], data: Any = None) -> None:
        """Nothing chosen, in whatever way, is an empty form and no error."""
        is_empty = data is None or not any(data.get(name) for name in ("a", "b"))
        super().__init__(None if is_empty else data, initial={"a": options[0].id})
        for name, field in self.fields.items():
            which = {"a": "first", "b": "second"}[name]
            field.choices = [("", "Choose one"), *((o.id, o.name) for o in options)]  # type: ignore[attr-defined]
            field.error_messages = {
                "required": f"Make your {which} choice.",
                "invalid_choice": f"We do not compare your {which} choice. Choose one from the list.",
            }

    def clean(self) -> None:
        if "a" in self.cleaned_data and self.cleaned_data["a"] == self.cleaned_data.get("b"):
            self.add_error("b", "Both choices are the same. Choose another one here.")


def options(text: Document | TextIndex) -> tuple[Option, ...]:
    """What a reader can choose, in the order of the first table; empty where that is nothing."""
    return text.tables[0].options if text.tables else ()


def list_pairs(document: Document) -> Pairs:
    """The first option with all others. The document has at least two."""
    first, *others = options(document)
    return Pairs(first, tuple(sorted(others, key=lambda option: option.id != NOTHING)))


def first_pair(document: Document, facts: Facts) -> SideBySide:
    """What one tap shows first: what a phone can show before a reader has chosen."""
    pairs = list_pairs(document)
    return side_by_side(document, facts, pairs.first.id, pairs.others[0].id)


def side_by_side(document: Document, facts: Facts, a: str, b: str) -> SideBySide:
    """Two options by their ids, with a row for each column of the page's tables, in its order.

    `facts` are those of the page for deciding, by option and by name.
    """
    names = {option.id: option.name for option in options(document)}
    groups = []
    for name, tables in groupby(document.tables, lambda table: _heading_above(document, table)):
        rows = [row for table in tables for row in _rows(table, facts, {a: names[a], b: names[b]})]
        shown = tuple(row for row in rows if not row.says_nothing)
        unknown = tuple(row for row in rows if row.says_nothing)
        groups.append(Group(name, shown, unknown))
    drawn = {row.name for group in groups for row in group.rows} & {*DRAWN.values()}
    in_order = tuple(name for name in DRAWN.values() if name in drawn)
    return SideBySide(names[a], names[b], tuple(groups), in_order)


def _heading_above(document: Document, table: Table) -> str:
    """The words of the author's last heading before a table, or its own where there is none."""
    above = [
        heading.text
        for heading in document.headings
        if heading.line < table.line and heading.id not in KEY_POINTS.reserved_ids
    ]
    return above[-1] if above else table.caption


def _rows(table: Table, facts: Facts, chosen: Mapping[str, str]) -> Iterator[Row]:
    """`chosen` are the two ids, each with its name."""
    cells = {option.id: option.cells for option in table.options}
    for column, name in enumerate(table.rows[0][1:]):
        yield _row(name, chosen, [_cell(cells.get(one, ()), column) for one in chosen])
        drawn = DRAWN.get(name, "")
        own = [facts.get(one, {}).get(drawn) for one in chosen]
        if any(own):
            yield _row(drawn, chosen, [fact or NOT_KNOWN for fact in own])


def _row(name: str, chosen: Mapping[str, str], cells: list[SafeString]) -> Row:
    """A row whose labels stand behind both cells. What both cells end with is said once."""
    labels = [match["label"] if (match := LABEL.search(cell)) else "" for cell in cells]
    whose = zip(chosen.values(), labels, strict=True)
    if labels[0] and labels[0] == labels[1]:
        whose = zip(["Both"], labels[:1], strict=True)
    # Clean HTML, cut between its elements.
    sure = tuple((who, mark_safe(label)) for who, label in whose if label)  # noqa: S308
    first, second = (mark_safe(LABEL.sub("", cell)) for cell in cells)  # noqa: S308
    return Row(name, first, second, sure)


def _cell(cells: tuple[SafeString, ...], column: int) -> SafeString:
    return (cells[column] if column < len(cells) else None) or NOT_KNOWN
