"""The steps of the live procedure page, with what is ticked of them."""

from __future__ import annotations

from dataclasses import dataclass

from content.markdown import Document


@dataclass(frozen=True)
class ListedStep:
    id: str
    title: str
    is_done: bool


@dataclass(frozen=True)
class Checklist:
    steps: tuple[ListedStep, ...]

    @property
    def done(self) -> int:
        return sum(step.is_done for step in self.steps)

    @property
    def total(self) -> int:
        return len(self.steps)


def list_steps(document: Document, ticked: frozenset[str]) -> Checklist:
    """Return the document's steps in its order. A tick whose step is gone counts for nothing."""
    return Checklist(
        tuple(ListedStep(step.id, step.title, step.id in ticked) for step in document.steps)
    )
