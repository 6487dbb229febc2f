"""What a sign-off takes: all of a version, or what changed since a sign-off that stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils import timezone

from content.comparing import Comparison
from content.comparing.lines import Segment
from content.guardrails.measures import measures
from content.guardrails.readability import words as words_in
from content.markdown import render
from content.models import Revision

# A careful reader of plain text.
WORDS_A_MINUTE = 200


@dataclass(frozen=True)
class ToCheck:
    """How many words are to be read, and `why` all of them, where they are. `since` is the version
    whose sign-off stands for the rest; None where all is to be read."""

    words: int
    since: Revision | None = None
    why: str = ""

    @property
    def length(self) -> str:
        minutes = max(1, round(self.words / WORDS_A_MINUTE))
        words, time = ("", "s")[self.words != 1], ("", "s")[minutes != 1]
        return f"{self.words:,} word{words}, about {minutes} minute{time}"

    @property
    def confirmation(self) -> str:
        """What a clinician says by a tick."""
        if self.since is None:
            return "I have read this version from start to end, and it is right."
        return (
            "I have read what changed and what it touches, and it is right. The rest was signed off"
            f" on {self.since.signed_off_at:%-d %B %Y} by {self.since.signed_off_name}."
        )


def find_to_check(
    revision: Revision,
    checked: Revision | None,
    comparison: Comparison | None,
    of_sources: Iterable[Comparison],
) -> ToCheck:
    """What to read of a version: `checked` was signed off last, and the comparisons are with it
    and of the sources that changed since then."""
    why = _find_why_all(revision, checked, comparison)
    if why or checked is None or comparison is None:
        return ToCheck(measures(render(revision.body)).words, why=why)
    segments = (segment for each in (comparison, *of_sources) for segment in _list_segments(each))
    return ToCheck(sum(len(words_in(segment.text)) for segment in segments), since=checked)


def _find_why_all(
    revision: Revision, checked: Revision | None, comparison: Comparison | None
) -> str:
    if revision.is_signed_off:
        return "It is signed off: to do so again is to check it again."
    if checked is None:
        return "No version of this page was signed off before: all of it is to be checked."
    if checked.is_taken_back:
        return f"The last sign-off was taken back: {checked.unsettled_why}"
    if checked.review_due and checked.review_due < timezone.localdate():
        return f"The review of what was signed off last was due on {checked.review_due:%-d %B %Y}."
    if comparison is None or comparison.is_too_long:
        return "The texts are too long to say what changed."
    return ""


def _list_segments(comparison: Comparison) -> Iterator[Segment]:
    """All that a comparison shows of the texts: what changed, and the lines around it."""
    for field in comparison.fields:
        yield from (*field.old, *field.new)
    for hunk in comparison.hunks:
        for line in hunk.lines:
            yield from line.segments
