"""Headings carry the id that their author wrote behind them: `## Who should wait {#who-should-wait}`.

An address with that id keeps working when the words of the heading change.
"""

from __future__ import annotations

from itertools import pairwise

from django.utils.text import slugify
from markdown_it.token import Token

from content.markdown.blocks import BLOCKS
from content.markdown.blocks.block import ID, line_of, split_id
from content.markdown.document import Problem

# Ids of the page around the text. Those that a block makes are in the block's own file.
PAGE_IDS = {
    "about-this-page",
    "clear-warning",
    "compare-two",
    "contents",
    "contents-title",
    "main",
    "on-this-page",
    "progress",
    "side-by-side-table",
    "sources",
}
# The lists of sources.
SOURCE_PREFIXES = ("source-", "ref-")
RESERVED_MESSAGE = "The id “{}” is one that the site itself uses: choose another."


def reserved_ids() -> set[str]:
    """The ids that no author may give."""
    return PAGE_IDS.union(*(block.reserved_ids for block in BLOCKS.values()))


def reserved_prefixes() -> tuple[str, ...]:
    """What no id that an author gives may start with."""
    of_blocks = (prefix for block in BLOCKS.values() for prefix in block.reserved_prefixes)
    return (*SOURCE_PREFIXES, *of_blocks)


def is_reserved(id: str) -> bool:
    if id in PAGE_IDS or id.startswith(SOURCE_PREFIXES):
        return True
    return any(
        id in block.reserved_ids or id.startswith(block.reserved_prefixes)
        for block in BLOCKS.values()
    )


def take_ids(tokens: list[Token], problems: list[Problem]) -> None:
    """Move the id behind each heading into its token."""
    for opening, inline in pairwise(tokens):
        if opening.type != "heading_open":
            continue
        line = line_of(opening)
        text, heading_id = split_id(inline.content)
        inline.content = text
        if heading_id is None:
            heading_id = slugify(text) or "section"
            message = f"The heading “{text}” has no id: write {{#{heading_id}}} behind it."
            problems.append(Problem(line, message))
        elif not ID.fullmatch(heading_id):
            message = f"“{heading_id}” cannot be an id: use small letters, digits and hyphens, a letter first."
            problems.append(Problem(line, message))
            heading_id = slugify(heading_id) or "section"
        elif is_reserved(heading_id):
            problems.append(Problem(line, RESERVED_MESSAGE.format(heading_id)))
        opening.attrSet("id", heading_id)
