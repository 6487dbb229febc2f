"""Which pages still say the numbers that a source is about to say differently."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from content.admin.left_behind import NUMBERS_FOLLOWED, StillSaid, sort_pages
from content.admin.sources_left_behind import FIELDS, FieldOfSource
from content.comparing.left_behind import find_gone
from content.models import Reference, Revision


def find_pages_behind(
    source: Reference,
    before: Mapping[str, str],
    after: Mapping[str, str],
    citing: Sequence[Revision],
) -> list[StillSaid]:
    """Of the live versions that cite the source, those with its old numbers: first those that no
    draft corrects, a few of them, then those that one does. No more than two queries."""
    old, new = (FieldOfSource(source, "", _join_fields(words)) for words in (before, after))
    gone = find_gone(old, new)[:NUMBERS_FOLLOWED]
    if not gone:
        return []
    to_correct, corrected = sort_pages(gone, citing)
    return [*to_correct, *corrected]


def _join_fields(words: Mapping[str, str]) -> str:
    return "\n".join(words[field] for field in FIELDS)
