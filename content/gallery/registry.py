"""What the gallery shows. Each app registers its own, so that the guide names no other app.

A component is drawn from the template or the block that readers get, with values that are made
for it and never kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class State:
    """One look of a component, as safe HTML.

    `is_text` says that it stands in the column of a page's text, where notes have room beside it.
    """

    name: str
    html: str
    is_text: bool = True


@dataclass(frozen=True)
class Component:
    """`id` is its place in the gallery. One that is not printed is of no use on paper.

    `stylesheet` is the static file that only pages with it have, beside that of all pages.
    """

    id: str
    name: str
    states: tuple[State, ...]
    is_printed: bool = True
    stylesheet: str = ""


@dataclass(frozen=True)
class WholeDocument:
    """A page with a stylesheet of its own. `render` gives all of its HTML."""

    id: str
    name: str
    render: Callable[[], str]


Components = Callable[[], Iterable[Component]]

_components: list[Components] = []
_documents: list[WholeDocument] = []


def register(find: Components) -> Components:
    """Show what the decorated function gives, after what is there already."""
    _components.append(find)
    return find


def register_document(id: str, name: str) -> Callable[[Callable[[], str]], Callable[[], str]]:
    """Show the page that the decorated function renders, by itself."""

    def add(render: Callable[[], str]) -> Callable[[], str]:
        _documents.append(WholeDocument(id, name, render))
        return render

    return add


def components() -> list[Component]:
    """Every component, app by app."""
    return [component for find in _components for component in find()]


def documents() -> list[WholeDocument]:
    return list(_documents)
