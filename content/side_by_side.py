"""Two treatments side by side: what the tables of a comparison page say of each.

The words are the page's own, cell for cell. Nothing is said here that the tables do not say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.safestring import SafeString

from content.markdown import Document
from content.markdown.document import Option
from content.text_index import TextIndex

NOT_KNOWN = SafeString("Not known")
# The option of doing nothing: beside it, every treatment shows what it adds.
NOTHING = "nothing"


@dataclass(frozen=True)
class Row:
    """One thing to compare: the words over its column, and what stands there for each."""

    name: str
    first: SafeString
    second: SafeString


@dataclass(frozen=True)
class SideBySide:
    first: str
    second: str
    rows: tuple[Row, ...]


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


def first_pair(document: Document) -> SideBySide:
    """What one tap shows first: what a phone can show before a reader has chosen."""
    pairs = list_pairs(document)
    return side_by_side(document, pairs.first.id, pairs.others[0].id)


def side_by_side(document: Document, a: str, b: str) -> SideBySide:
    """Two options by their ids, with a row for each column of the page's tables, in its order."""
    names = {option.id: option.name for option in options(document)}
    rows = []
    for table in document.tables:
        cells = {option.id: option.cells for option in table.options}
        for column, name in enumerate(table.rows[0][1:]):
            rows.append(Row(name, *(_cell(cells.get(chosen, ()), column) for chosen in (a, b))))
    return SideBySide(names[a], names[b], tuple(rows))


def _cell(cells: tuple[SafeString, ...], column: int) -> SafeString:
    return (cells[column] if column < len(cells) else None) or NOT_KNOWN
