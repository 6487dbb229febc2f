"""Two people's changes to one text, put together line by line."""

from __future__ import annotations

from django.utils.text import normalize_newlines
from merge3 import Merge3

from content.markdown.render import MOST_CHARACTERS

# Three texts of the length that is rendered at most, and twice as much.
CHARACTERS_MERGED = 9 * MOST_CHARACTERS


def merge_texts(base: str, mine: str, theirs: str) -> str | None:
    """The text with both changes in it. None where both changed the same lines: only a person
    can tell what is meant there. None too for texts that are too long to be put together.

    >>> merge_texts("a\\nb\\nc\\n", "A\\nb\\nc\\n", "a\\nb\\nC\\n")
    'A\\nb\\nC\\n'
    >>> merge_texts("a\\n", "b\\n", "c\\n") is None
    True
    """
    if len(base) + len(mine) + len(theirs) > CHARACTERS_MERGED:
        return None
    merge = Merge3(_lines(base), _lines(mine), _lines(theirs))
    if any(region[0] == "conflict" for region in merge.merge_regions()):
        return None
    return "".join(merge.merge_lines())


def _lines(text: str) -> list[str]:
    # A form sends CRLF and no last newline: a version that was saved has neither.
    return [f"{line}\n" for line in normalize_newlines(text).strip().split("\n")]
