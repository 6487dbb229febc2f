"""Words searched in versions: in those that readers get or may get next, not in all that there were."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from content.models import Page, Revision

WORDS_SEARCHED = ("title", "body", "note")
SEARCH_HELP = "Finds words in what is live, what waits for its time and the newest drafts."


def versions_that_matter() -> set[int]:
    """The ids of what is live, what waits and the newest draft of each page: at most three of it.

    To read the texts of all versions takes seconds where there are thousands.
    """
    pages: Any = Page.objects.with_state()
    states = pages.values_list("live_id", "draft_id", "waiting_id")
    return {pk for state in states for pk in state if pk}


def search_versions(versions: QuerySet[Revision], words: str) -> QuerySet[Revision]:
    """The versions that hold each of these words in their title, their text or their note."""
    for word in words.split():
        anywhere = Q()
        for field in WORDS_SEARCHED:
            anywhere |= Q(**{f"{field}__icontains": word})
        versions = versions.filter(anywhere)
    return versions
