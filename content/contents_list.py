"""The contents list: every live page in reading order, with where the reader is in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from content.models import Page, Revision


@dataclass(frozen=True)
class PageLink:
    key: str
    group: str
    title: str
    summary: str
    url: str
    is_current: bool


@dataclass(frozen=True)
class PageGroup:
    key: str
    name: str
    pages: tuple[PageLink, ...]


@dataclass(frozen=True)
class Contents:
    """`groups` are the guide's three; `beside` what stands beside it, the home page left out."""

    groups: tuple[PageGroup, ...]
    beside: tuple[PageLink, ...]

    @property
    def chapters(self) -> tuple[PageLink, ...]:
        return tuple(page for group in self.groups for page in group.pages)

    def neighbours(self, key: str) -> tuple[PageLink | None, PageLink | None]:
        """The chapters before and after a chapter. A page beside the guide has none."""
        keys = [page.key for page in self.chapters]
        if key not in keys:
            return None, None
        index = keys.index(key)
        before = self.chapters[index - 1] if index else None
        after = self.chapters[index + 1] if index + 1 < len(keys) else None
        return before, after


def contents_list(revisions: Iterable[Revision], current: str = "") -> Contents:
    """The list of live revisions in reading order. `current` is the key of the open page."""
    links = [
        PageLink(
            key=revision.page.key,
            group=revision.page.group,
            title=revision.title,
            summary=revision.summary,
            url=revision.get_absolute_url(),
            is_current=revision.page.key == current,
        )
        for revision in revisions
        if not revision.page.is_home
    ]
    groups = tuple(
        PageGroup(group.value, group.label, tuple(link for link in links if link.group == group))
        for group in Page.CHAPTER_GROUPS
    )
    return Contents(groups, tuple(link for link in links if link.group == Page.Group.BESIDE))
