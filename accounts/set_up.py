"""What a new site needs before readers can rely on it, on the start page of who looks after it.

Each app registers its steps; the list goes away once all of them are done.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User


@dataclass(frozen=True)
class Step:
    """A step in words, where it is done, and whether it is. Without an address it is done where the
    site runs."""

    words: str
    address: str
    is_done: bool


Person = User | AnonymousUser
FindSteps = Callable[[Person], Sequence[Step]]

_registered: list[FindSteps] = []


def register(find_steps: FindSteps) -> None:
    """Ask this app too. For the `ready` of its configuration."""
    _registered.append(find_steps)


def steps_for(person: Person) -> list[Step]:
    """All steps, done and not; none once all are done, and none for whoever may not take them all."""
    if not person.is_superuser:
        return []
    steps = [step for find_steps in _registered for step in find_steps(person)]
    return [] if all(step.is_done for step in steps) else steps
