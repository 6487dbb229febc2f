"""What waits for staff, on the first page they get. Each app registers what it wants done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User


@dataclass(frozen=True)
class Task:
    """So many things, what is to do about them, and where their list is."""

    count: int
    words: str
    address: str


Person = User | AnonymousUser
# What an app registers: the tasks that wait, none when all is done, and no list at all for
# somebody who may not see them.
FindTasks = Callable[[Person], Sequence[Task] | None]

_registered: list[FindTasks] = []


def register(find_tasks: FindTasks) -> None:
    """Ask this app too. For the `ready` of its configuration."""
    _registered.append(find_tasks)


def tasks_for(person: Person) -> list[Task] | None:
    """Everything that waits, app by app. None for somebody who may see nothing of it."""
    lists = [tasks for find_tasks in _registered if (tasks := find_tasks(person)) is not None]
    return [task for tasks in lists for task in tasks] if lists else None
