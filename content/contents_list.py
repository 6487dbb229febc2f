"""The contents list: every live page in reading order, with where the reader is in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from content.models import Page, Revision
from content.models.revision_queryset import RevisionQuerySet
from content.slugs import address_of

# All that the list shows of a version.
FIELDS = ("title", "slug", "summary", "page__key", "page__kind", "page__group")


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
            url=address_of(revision.slug),
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


def live_contents(shown: Revision | None = None) -> Contents:
    """The list as readers have it now; one query. A draft that is `shown` stands in it as if live."""
    live = list(_listed(Revision.objects.live()))
    if shown and shown.pk not in {revision.pk for revision in live}:
        live = list(_listed(Revision.objects.live_but(shown)))
    return contents_list(live, shown.page.key if shown else "")


def _listed(revisions: RevisionQuerySet) -> RevisionQuerySet:
    """With no more than the list shows. The groups have their order by themselves."""
    return revisions.select_related("page").only(*FIELDS).order_by("page__position", "page__key")
