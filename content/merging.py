"""Two people's changes to one text, put together line by line."""

from __future__ import annotations

from merge3 import Merge3


def merged(base: str, mine: str, theirs: str) -> str | None:
    """The text with both changes in it. None where both changed the same lines: only a person
    can tell what is meant there.

    >>> merged("a\\nb\\nc\\n", "A\\nb\\nc\\n", "a\\nb\\nC\\n")
    'A\\nb\\nC\\n'
    >>> merged("a\\n", "b\\n", "c\\n") is None
    True
    """
    base_lines, my_lines, their_lines = (
        text.splitlines(keepends=True) for text in (base, mine, theirs)
    )
    merge = Merge3(base_lines, my_lines, their_lines)
    if any(region[0] == "conflict" for region in merge.merge_regions()):
        return None
    return "".join(merge.merge_lines())
