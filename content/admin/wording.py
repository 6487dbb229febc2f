"""What the state of a version and its problems are called in the admin."""

from __future__ import annotations

from collections.abc import Sequence

from content.markdown import Problem
from content.models import Revision


def describe_state(revision: Revision, live: Revision | None) -> str:
    """What a version is to readers, in words. `live` is the one of its page that they get."""
    if revision == live:
        return "Live"
    if revision.is_scheduled:
        return "Goes live later"
    if revision.is_discarded:
        return "Discarded"
    if revision.is_overtaken_by(live):
        return "Overtaken draft"
    return "Earlier version" if revision.is_published else "Draft"


def count_in_words(found: Sequence[Problem]) -> str:
    """How many problems there are, in words.

    >>> count_in_words(())
    'None'
    """
    errors = sum(problem.is_error for problem in found)
    told = [
        f"{count} to {what}"
        for count, what in ((errors, "mend"), (len(found) - errors, "consider"))
        if count
    ]
    return ", ".join(told) or "None"
