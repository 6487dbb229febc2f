"""The list of pages: each with its versions and what the rules find in the newest one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models

from content.admin.change_lists import EnrichedChangeList
from content.checks import find_problems
from content.models import Page, Revision
from content.surroundings import read_surroundings


class PageList(EnrichedChangeList):
    def enrich(self, pages: Iterable[Any]) -> None:
        add_versions(pages)


def add_versions(pages: Iterable[Any]) -> None:
    """Give each page of a list its versions and their problems, in a fixed number of queries."""
    keys = {key for page in pages for key in (page.live_id, page.draft_id, page.waiting_id)}
    versions = Revision.objects.select_related("page", "author").in_bulk(keys - {None})
    around = read_surroundings()
    for page in pages:
        page.live = versions.get(page.live_id)
        page.newest_draft = versions.get(page.draft_id)
        page.waiting = versions.get(page.waiting_id)
        newest = page.newest_draft or page.waiting or page.live
        page.problems = find_problems(newest, around) if newest else ()


def find_problem_levels(pages: models.QuerySet[Page]) -> dict[int, set[str]]:
    """The levels of problems that the newest version of each page has, by the page's id."""
    found: list[Any] = list(pages.order_by("pk"))
    add_versions(found)
    return {page.pk: {problem.level for problem in page.problems} for page in found}
