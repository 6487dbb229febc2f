"""What became of a person's own work, on the first page they get. Each app registers what it tells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User


@dataclass(frozen=True)
class News:
    """A sentence with links in it: `before` them, each as its words and its address, and `after`."""

    before: str
    links: tuple[tuple[str, str], ...]
    after: str


Person = User | AnonymousUser
FindNews = Callable[[Person], Sequence[News]]

_registered: list[FindNews] = []


def register(find_news: FindNews) -> None:
    """Ask this app too. For the `ready` of its configuration."""
    _registered.append(find_news)


def news_for(person: Person) -> list[News]:
    """Everything there is to tell this person, app by app."""
    return [news for find_news in _registered for news in find_news(person)]
