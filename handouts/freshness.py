"""Freshness: whether a printed sheet is still current, each of its versions beside the live one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from content.models import Clinic, Revision
from handouts.choices import Choices
from handouts.models import Handout, digest_details


@dataclass(frozen=True)
class PrintedPage:
    """A version on paper. `live` is what readers get now, None where the page was withdrawn.

    `changes` are the versions from it to the live one, the newest first; each says what changed.
    There are none where the guide went back to an older version.
    """

    printed: Revision
    live: Revision | None
    changes: tuple[Revision, ...]

    @property
    def is_current(self) -> bool:
        return self.live == self.printed


@dataclass(frozen=True)
class Freshness:
    """`added` are pages that the same choices have now, and the paper has not.

    `choices` are those of the sheet, without what is no longer there: the new sheet's.
    """

    pages: tuple[PrintedPage, ...]
    added: tuple[Revision, ...]
    has_other_contact: bool
    choices: Choices

    @property
    def is_current(self) -> bool:
        return (
            not self.has_other_contact
            and not self.added
            and all(page.is_current for page in self.pages)
        )


def check_freshness(handout: Handout, live: Sequence[Revision], clinic: Clinic) -> Freshness:
    """Return what became of the versions of a handout. `live` are the live ones, in order."""
    live_by_page = {revision.page_id: revision for revision in live}
    printed = list(handout.revisions.select_related("page").in_reading_order())
    choices = Choices.of(handout.query)
    live_keys = [revision.page.key for revision in live]
    choices = replace(choices, pages=tuple(key for key in choices.pages if key in live_keys))
    wanted = {part.page for part in choices.parts_of(live)}
    there = {revision.page_id for revision in printed}
    shown = handout.clinic_details
    return Freshness(
        pages=tuple(
            PrintedPage(r, live_by_page.get(r.page_id), _find_changes(r, live_by_page))
            for r in printed
        ),
        added=tuple(r for r in live if r.page.key in wanted and r.page_id not in there),
        has_other_contact=bool(shown) and shown != digest_details(clinic, choices),
        choices=choices,
    )


def _find_changes(printed: Revision, live_by_page: dict[int, Revision]) -> tuple[Revision, ...]:
    live = live_by_page.get(printed.page_id)
    if live is None or live.number <= printed.number:
        return ()
    published = Revision.objects.published().filter(page=printed.page_id)
    return tuple(
        published.filter(number__gt=printed.number, number__lte=live.number).order_by("-number")
    )
