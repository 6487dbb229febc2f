"""Two people who write one page: what the second is told, so that no text is lost."""

from __future__ import annotations

from dataclasses import dataclass

from content.comparing import Comparison, Words, compare
from content.left_out import LeftOut, find_left_out
from content.merging import merge_texts
from content.models import Page, Revision


@dataclass(frozen=True)
class Conflict:
    """Versions that were saved since a person began to write, newest last.

    `theirs` is what they changed, `mine` the way from their newest words to the person's own.
    `merged_text` has both changes in it, None where they touch the same lines. `left_out` is what of
    theirs is not in the person's own words.
    """

    newer: tuple[Revision, ...]
    theirs: Comparison
    mine: Comparison
    merged_text: str | None
    left_out: LeftOut

    @property
    def newest(self) -> Revision:
        return self.newer[-1]

    @property
    def is_saved_already(self) -> bool:
        """Whether these words are the newest version: the form was sent twice."""
        return self.mine.is_same


def find_conflict(page: Page, *, based_on: int, seen: int, mine: Words) -> Conflict | None:
    """What came between, for words that were begun at version `based_on`, by somebody who has
    seen all up to version `seen`; None if nothing did."""
    newer = page.revisions.filter(number__gt=seen).select_related("author").order_by("number")
    if not newer:
        return None
    newest = newer[len(newer) - 1]
    base = page.revisions.filter(number=based_on).first()
    begun = base or Revision(page=page)
    return Conflict(
        newer=tuple(newer),
        theirs=compare(begun, newest),
        mine=compare(newest, mine),
        merged_text=merge_texts(base.body, mine.body, newest.body) if base else None,
        left_out=find_left_out(begun, newest, mine),
    )
