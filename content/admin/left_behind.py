"""Where the guide still says what a version corrects: told to who writes it and who publishes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import groupby
from operator import attrgetter, or_
from typing import Any

from django.db.models import Q, QuerySet

from content.admin.sources_left_behind import SourcesLeftBehind, find_in_sources
from content.comparing.left_behind import Number, Place, find_gone, find_places
from content.models import Page, Revision
from content.publishing import is_return

# Beyond these, nobody follows the links one by one.
PAGES_NAMED = 7
# The most harmful ones: of a page that was written anew, all would be told.
NUMBERS_FOLLOWED = 20


@dataclass(frozen=True)
class StillSaid:
    """A version that still has the old numbers; `draft` is a newer one of its page, which may have
    them no more: `is_corrected`."""

    version: Revision
    places: tuple[Place[Revision], ...]
    draft: Revision | None
    is_corrected: bool = False


@dataclass(frozen=True)
class LeftBehind:
    """The pages that are still to correct, in reading order, and the sources; then the pages that
    a draft corrects already. `has_more` pages than these are to correct. Going back, the numbers
    are newer than those of the version: `is_back`."""

    pages: tuple[StillSaid, ...]
    sources: SourcesLeftBehind
    corrected: tuple[StillSaid, ...]
    has_more: bool
    is_back: bool

    @property
    def is_to_correct(self) -> bool:
        return bool(self.pages or self.sources.places)


def tell_left_behind(
    live: Revision | None, new: Revision, together: Sequence[Revision] = ()
) -> LeftBehind | None:
    """Where the numbers stand that `new` corrects in `live` or takes away from it.

    Looked at are `new` itself and the other pages as readers get them, or as those that go live
    `together` with it have them, and what is said of the sources. A version that readers had
    before agreed with itself then: of one, only the numbers that it has nowhere are looked for.
    """
    is_back = is_return(new, [live] if live else [])
    if live is None or new.is_overtaken_by(live):
        return None
    gone = find_gone(live, new, everywhere=is_back)[:NUMBERS_FOLLOWED]
    if not gone:
        return None
    afterwards = {revision.page_id: revision for revision in (new, *together)}
    others = _find_texts_with(gone).exclude(page__in=afterwards)
    pages, corrected = sort_pages(gone, [*afterwards.values(), *others])
    sources = find_in_sources(gone)
    if not pages and not corrected and not sources.places:
        return None
    named = tuple(pages[:PAGES_NAMED])
    has_more = len(pages) > len(named)
    return LeftBehind(named, sources, tuple(corrected), has_more, is_back)


def sort_pages(
    numbers: Sequence[Number], texts: Sequence[Revision]
) -> tuple[list[StillSaid], list[StillSaid]]:
    """Those of these texts that say the numbers and are to correct, and those whose page has a
    newer draft without them."""
    to_correct: list[StillSaid] = []
    corrected: list[StillSaid] = []
    drafts = _find_newer_drafts(texts)
    for text, found in groupby(find_places(numbers, texts), attrgetter("text")):
        places = tuple(found)
        draft = drafts.get(text.page_id)
        own = {place.number for place in places}
        is_corrected = draft is not None and not any(find_places(own, [draft]))
        still = StillSaid(text, places, draft, is_corrected)
        (corrected if is_corrected else to_correct).append(still)
        # No more texts are searched than are told of, and one.
        if len(to_correct) > PAGES_NAMED:
            break
    return to_correct, corrected


def _find_texts_with(numbers: Sequence[Number]) -> QuerySet[Revision]:
    """The live versions with the figures of one of these: what else they say is to be read."""
    having = [
        Q(**{f"{field}__contains": figures})
        for figures in dict.fromkeys(number.figures for number in numbers)
        for field in ("title", "summary", "body")
    ]
    live = Revision.objects.live_page_by_page().in_reading_order()
    return live.filter(reduce(or_, having))


def _find_newer_drafts(versions: Sequence[Revision]) -> dict[int, Revision]:
    """The newest draft of each of their pages that has one, where it is newer than they are."""
    pages: Any = Page.objects.with_state().filter(pk__in={v.page_id for v in versions})
    wanted = {pk for pk in pages.values_list("draft_id", flat=True) if pk}
    drafts = {d.page_id: d for d in Revision.objects.filter(pk__in=wanted)}
    return {
        version.page_id: drafts[version.page_id]
        for version in versions
        if version.page_id in drafts and drafts[version.page_id].number > version.number
    }
