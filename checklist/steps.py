"""The steps of the live procedure page and what a reader does in them, with what is ticked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from content.markdown import Document
from content.markdown.document import Action, Step


@dataclass(frozen=True)
class Listed:
    """A step, or an action in one."""

    id: str
    title: str
    is_done: bool


@dataclass(frozen=True)
class Checklist:
    """`done` and `total` count the steps alone: an action is a part of one."""

    steps: tuple[Listed, ...]
    actions: tuple[Listed, ...] = ()

    @property
    def done(self) -> int:
        return sum(step.is_done for step in self.steps)

    @property
    def total(self) -> int:
        return len(self.steps)

    @property
    def has_ticks(self) -> bool:
        return any(one.is_done for one in (*self.steps, *self.actions))


def list_steps(document: Document, ticked: frozenset[str]) -> Checklist:
    """Return the document's steps in its order. A tick whose step is gone counts for nothing."""
    return Checklist(_list(document.steps, ticked), _list(document.actions, ticked))


def _list(part: Iterable[Step | Action], ticked: frozenset[str]) -> tuple[Listed, ...]:
    return tuple(Listed(one.id, one.title, one.id in ticked) for one in part)


def tick_ids(document: Document) -> frozenset[str]:
    """Everything on the page that can be ticked."""
    return frozenset(step.id for step in document.steps) | {a.id for a in document.actions}
