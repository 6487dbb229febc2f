"""The contents list: every live page in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from content.models import Page, Revision
from content.slugs import address_of

# All that the list shows of a version.
FIELDS = ("pk", "title", "slug", "summary", "page__key", "page__group", "page__kind")


@dataclass(frozen=True)
class PageLink:
    """A page as lists show it. `version` is the id of what readers get there."""

    key: str
    group: str
    title: str
    summary: str
    url: str
    version: int | None = field(default=None, compare=False)

    @cached_property
    def html(self) -> SafeString:
        return format_html('<a href="{}">{}</a>', self.url, self.title)

    @cached_property
    def row(self) -> SafeString:
        """The page in a list that says what each is about. A template takes long for a thousand."""
        return format_html("<li>{}<p>{}</p></li>", self.html, self.summary)


@dataclass(frozen=True)
class PageGroup:
    key: str
    name: str
    pages: tuple[PageLink, ...]


@dataclass(frozen=True)
class Contents:
    """`groups` are the guide's three; `beside` what stands beside it, the home page left out.

    `versions` has the id of what readers get at each address, at the home page's too.
    """

    groups: tuple[PageGroup, ...]
    beside: tuple[PageLink, ...]
    versions: Mapping[str, int | None] = field(default_factory=dict)

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

    def html(self, current: str = "") -> SafeString:
        """The list as pages show it. `current` is the key of the open page, which is marked.

        All else is the same on each page, and a template would take long for a thousand links.
        """
        html = self._html
        if page := next((page for page in self.chapters if page.key == current), None):
            html = html.replace(_item(page), _item(page, is_current=True), 1)
        return mark_safe(html)  # noqa: S308 (what templates gave)

    @cached_property
    def _html(self) -> str:
        return render_to_string("components/contents_list.html", {"contents": self.groups})


def contents_list(revisions: Iterable[Revision]) -> Contents:
    """The list of live revisions in reading order."""
    return _group(
        (r.pk, r.title, r.slug, r.summary, r.page.key, r.page.group, r.page.kind) for r in revisions
    )


def live_contents(shown: Revision | None = None) -> Contents:
    """The list as readers have it now; one query. A draft that is `shown` stands in it as if live."""
    live = Revision.objects.live_but(shown) if shown else Revision.objects.live_page_by_page()
    # What the list shows and no more. The groups have their order by themselves.
    return _group(live.order_by("page__position", "page__key").values_list(*FIELDS))


def _group(rows: Iterable[tuple[Any, ...]]) -> Contents:
    rows = list(rows)
    links = [
        PageLink(key, group, title, summary, address_of(slug), version)
        for version, title, slug, summary, key, group, kind in rows
        if kind != Page.Kind.HOME
    ]
    groups = tuple(
        PageGroup(group.value, group.label, tuple(link for link in links if link.group == group))
        for group in Page.CHAPTER_GROUPS
    )
    beside = tuple(link for link in links if link.group == Page.Group.BESIDE)
    return Contents(groups, beside, {slug: version for version, _, slug, *_ in rows})


def _item(page: PageLink, *, is_current: bool = False) -> str:
    return render_to_string(
        "components/contents_item.html", {"page": page, "is_current": is_current}
    )
