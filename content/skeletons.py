"""What a page without words starts from: the blocks that its kind needs, with blanks to fill."""

from __future__ import annotations

from content.markdown.blocks import BLOCKS
from content.markdown.blocks.block_type import EVERY_CHAPTER, EVERY_PAGE, BlockType
from content.models import Page

SECTION = """## [What this part is about] {#[its-id]}

[What readers need to know]
"""
# Each row of a comparison can be chosen: its table says by which name.
ROWS_TO_COMPARE = {
    f"| [The {nth} one] |": f"| [The {nth} one] {{option [its-{nth}-name]}} |"
    for nth in ("first", "second")
}


def write_skeleton(page: Page) -> str:
    """The Markdown that a new page begins with. Each blank is an error until it is replaced."""
    blocks = [block for block in BLOCKS.values() if _is_needed(block, page)]
    first = [block.skeleton for block in blocks if block.opens_page]
    own = [block.skeleton for block in blocks if page.kind in block.needed_on]
    last = [block.skeleton for block in blocks if EVERY_CHAPTER in block.needed_on]
    text = "\n\n".join([*first, *(own or [SECTION.rstrip()]), *last])
    if page.kind == Page.Kind.COMPARISON:
        for row, chosen in ROWS_TO_COMPARE.items():
            text = text.replace(row, chosen)
    return f"{text}\n"


def _is_needed(block: BlockType, page: Page) -> bool:
    places = {EVERY_PAGE, page.kind, *([EVERY_CHAPTER] if page.is_chapter else [])}
    return page.kind not in block.not_needed_on and not places.isdisjoint(block.needed_on)
