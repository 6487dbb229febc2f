"""Whether a printed sheet is still current: each of its versions beside the live one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from content.models import Clinic, Revision
from handouts.models import Handout, details_of


@dataclass(frozen=True)
class PrintedPage:
    """A version on paper. `live` is what readers get now, None where the page was withdrawn.

    `changes` are the versions that went live after it, the newest first; each says what changed.
    """

    printed: Revision
    live: Revision | None
    changes: tuple[Revision, ...]

    @property
    def is_current(self) -> bool:
        return self.live == self.printed


@dataclass(frozen=True)
class Currency:
    pages: tuple[PrintedPage, ...]
    has_other_contact: bool

    @property
    def is_current(self) -> bool:
        return not self.has_other_contact and all(page.is_current for page in self.pages)


def currency(handout: Handout, live: Sequence[Revision], clinic: Clinic) -> Currency:
    """What became of the versions of a handout. `live` are the live versions, in their order."""
    live_by_page = {revision.page_id: revision for revision in live}
    printed = handout.revisions.select_related("page").in_reading_order()
    pages = tuple(
        PrintedPage(revision, live_by_page.get(revision.page_id), _changes(revision, live_by_page))
        for revision in printed
    )
    shown = handout.clinic_details
    return Currency(pages, has_other_contact=bool(shown) and shown != details_of(clinic))


def _changes(printed: Revision, live_by_page: dict[int, Revision]) -> tuple[Revision, ...]:
    live = live_by_page.get(printed.page_id)
    if live is None or live == printed:
        return ()
    published = Revision.objects.published().filter(page=printed.page_id)
    newer = published.filter(number__gt=printed.number).order_by(*Revision.NEWEST_FIRST)
    # Going back to an older text is a change too, and the older one says what it is.
    return tuple(newer) or (live,)
