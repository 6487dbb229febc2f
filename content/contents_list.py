"""The contents list: every live page in reading order, with where the reader is in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from content.models import Page, Revision
from content.models.revision_queryset import RevisionQuerySet
from content.slugs import address_of

# All that the list shows of a version.
FIELDS = ("pk", "title", "slug", "summary", "page__key", "page__group")


@dataclass(frozen=True)
class PageLink:
    """A page as lists show it. `version` is the id of what readers get there."""

    key: str
    group: str
    title: str
    summary: str
    url: str
    is_current: bool
    version: int | None = field(default=None, compare=False)

    @cached_property
    def html(self) -> SafeString:
        return format_html('<a href="{}">{}</a>', self.url, self.title)


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
    return _group(
        _link(current, r.pk, r.title, r.slug, r.summary, r.page.key, r.page.group)
        for r in revisions
        if not r.page.is_home
    )


def live_contents(shown: Revision | None = None) -> Contents:
    """The list as readers have it now; one query. A draft that is `shown` stands in it as if live."""
    live = _read_rows(Revision.objects.live_page_by_page())
    if shown and not shown.page.is_home and shown.pk not in {row[0] for row in live}:
        live = _read_rows(Revision.objects.live_but(shown))
    current = shown.page.key if shown else ""
    return _group(_link(current, *row) for row in live)


def _read_rows(revisions: RevisionQuerySet) -> list[tuple[Any, ...]]:
    """What the list shows and no more. The groups have their order by themselves."""
    listed = revisions.exclude(page__kind=Page.Kind.HOME).order_by("page__position", "page__key")
    return list(listed.values_list(*FIELDS))


def _link(
    current: str, version: int | None, title: str, slug: str, summary: str, key: str, group: str
) -> PageLink:
    return PageLink(key, group, title, summary, address_of(slug), key == current, version)


def _group(pages: Iterable[PageLink]) -> Contents:
    links = list(pages)
    groups = tuple(
        PageGroup(group.value, group.label, tuple(link for link in links if link.group == group))
        for group in Page.CHAPTER_GROUPS
    )
    return Contents(groups, tuple(link for link in links if link.group == Page.Group.BESIDE))
