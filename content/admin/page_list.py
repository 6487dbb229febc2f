"""The list of pages: each with its versions and what the rules find in the newest one."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.http import HttpRequest

from content.admin.change_lists import EnrichedChangeList
from content.admin.publish import BUNDLE_AT_MOST, address_to_publish
from content.checks import find_problems
from content.era import once_per_era
from content.found_sentences import find_sentences
from content.models import Page, Revision
from content.surroundings import read_surroundings
from content.version_indexes import levels_of_words

PUBLISH_COLUMN = "publish_link"


class PageList(EnrichedChangeList):
    """`publish_all` leads to where the drafts of all its pages are published together; empty where
    this list is not for publishing, has one alone or has too many for that."""

    publish_all = ""

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any):
        self.may_write = request.user.has_perm("content.add_revision")
        super().__init__(request, *args, **kwargs)
        if not set(self.list_editable) <= set(self.list_display):
            self.list_editable = ()
        if PUBLISH_COLUMN in self.list_display and 1 < self.result_count <= BUNDLE_AT_MOST:
            drafts: Any = self.queryset.values_list("draft_id", flat=True)
            self.publish_all = address_to_publish(drafts)

    def enrich(self, pages: Iterable[Any]) -> None:
        add_versions(pages)
        add_problems(pages)
        if self.query.strip():
            add_sentences(pages, self.query)
        for page in pages:
            page.may_write = self.may_write


def add_versions(pages: Iterable[Any]) -> None:
    """Give each page of a list its versions, in one query."""
    keys = {key for page in pages for key in (page.live_id, page.draft_id, page.waiting_id)}
    revisions = Revision.objects.select_related("page", "author").defer("body")
    versions = revisions.in_bulk(keys - {None})
    for page in pages:
        page.live = versions.get(page.live_id)
        page.newest_draft = versions.get(page.draft_id)
        page.waiting = versions.get(page.waiting_id)
        page.newest = page.newest_draft or page.waiting or page.live


def add_problems(pages: Iterable[Any]) -> None:
    """Give pages with their versions what is to mend in the newest, in a fixed number of queries."""
    around = read_surroundings([page.newest for page in pages if page.newest])
    for page in pages:
        page.problems = find_problems(page.newest, around) if page.newest else ()


def add_sentences(pages: Iterable[Any], words: str) -> None:
    """Give pages with their versions the sentences that hold these words, in one query.

    They are those of what readers get, where it has them, as a correction starts from it; else of
    the newest draft: `said_in`.
    """
    ways = {page.pk: (page.live, page.newest_draft, page.waiting) for page in pages}
    keys = {version.pk for versions in ways.values() for version in versions if version}
    bodies = dict(Revision.objects.filter(pk__in=keys).values_list("pk", "body"))
    for page in pages:
        page.said_in, page.sentences = None, []
        for version in filter(None, ways[page.pk]):
            if found := find_sentences(bodies[version.pk], words):
                page.said_in, page.sentences = version, found
                break


def find_pages_with(level: str) -> set[int]:
    """The ids of the pages whose newest version has problems of this level, error or warning.

    Its words alone decide that for most; only of the others is read what depends on more.
    """
    with_state: Any = Page.objects.with_state().order_by("pk")
    states = with_state.values_list("pk", "draft_id", "waiting_id", "live_id")
    newest = {draft or waiting or live: pk for pk, draft, waiting, live in states}
    found = set(levels_of_words(level).filter(pk__in=newest).values_list("pk", flat=True))
    others = Revision.objects.filter(pk__in=newest.keys() - found - {None})
    others = others.select_related("page").only("slug", "page__key", "page__kind", "page__group")
    fields = [
        "mentions",
        "pictures",
        "blocks",
        "tables",
        *(["links", "ids"] if level == "warning" else []),
    ]
    around = read_surroundings(others, *fields)
    found |= {
        revision.pk
        for revision in others
        if any(problem.level == level for problem in find_problems(revision, around))
    }
    return {newest[pk] for pk in found}


PAGES_WITH = {
    level: once_per_era(partial(find_pages_with, level)) for level in ("error", "warning")
}
