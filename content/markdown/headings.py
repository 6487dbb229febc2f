"""Headings carry the id that their author wrote behind them: `## Who should wait {#who-should-wait}`.

An address with that id keeps working when the words of the heading change.
"""

from __future__ import annotations

from itertools import pairwise

from django.utils.text import slugify
from markdown_it.token import Token

from content.markdown.blocks.block import ID, line_of, split_id
from content.markdown.document import Problem

# Ids that the page around the text uses. `cite-`, `source-` and the like are given by the site.
TAKEN = {
    "about-this-page",
    "clear-warning",
    "compare-two",
    "contents",
    "contents-title",
    "key-points",
    "main",
    "progress",
    "side-by-side-table",
    "sources",
    "what-we-do-not-know",
    "whole-course",
}
TAKEN_PREFIXES = ("cite-", "source-", "ref-", "figure-", "care-", "s-", "t-")
TAKEN_MESSAGE = "The id “{}” is one that the site itself uses: choose another."


def is_taken(id: str) -> bool:
    return id in TAKEN or id.startswith(TAKEN_PREFIXES)


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
        elif is_taken(heading_id):
            problems.append(Problem(line, TAKEN_MESSAGE.format(heading_id)))
        opening.attrSet("id", heading_id)
