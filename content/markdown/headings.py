"""Headings carry the id that their author wrote behind them: `## Who should wait {#who-should-wait}`.

An address with that id keeps working when the words of the heading change. Ids of headings that
are no more stand behind it, `{#who-should-wait #pregnancy}`, so that old links still lead here.
"""

from __future__ import annotations

import re
from itertools import pairwise

from django.utils.text import slugify
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from content.markdown.blocks import BLOCKS
from content.markdown.blocks.block import ID, ID_MESSAGE, line_of, split_id
from content.markdown.document import Problem
from content.markdown.token_meta import meta_of

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
    "side-by-side-title",
    "sources",
}
# The lists of sources.
SOURCE_PREFIXES = ("source-", "ref-")
# Between an id and the former ones behind it.
BETWEEN = re.compile(r"\s+#")
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
    """Move the ids behind each heading into its token."""
    for opening, inline in pairwise(tokens):
        if opening.type != "heading_open":
            continue
        line = line_of(opening)
        inline.content, written = split_id(inline.content)
        if written is None:
            written = slugify(inline.content) or "section"
            message = f"The heading “{inline.content}” has no id: write {{#{written}}} behind it."
            problems.append(Problem(line, message))
        heading_id, *former_ids = (
            _check_id(each, line, problems) for each in BETWEEN.split(written)
        )
        opening.attrSet("id", heading_id)
        meta_of(opening).former_ids = tuple(former_ids)


def _check_id(id: str, line: int, problems: list[Problem]) -> str:
    """The id, or where it cannot be one, what comes near to it."""
    if not ID.fullmatch(id):
        problems.append(Problem(line, ID_MESSAGE.format(id)))
        return slugify(id) or "section"
    if is_reserved(id):
        problems.append(Problem(line, RESERVED_MESSAGE.format(id)))
    return id


def render_heading(
    renderer: RendererHTML, tokens: list[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    former_ids = meta_of(tokens[index]).former_ids
    anchors = "".join(f'<span id="{former}"></span>' for former in former_ids)
    return f"{renderer.renderToken(tokens, index, options, env)}{anchors}"
