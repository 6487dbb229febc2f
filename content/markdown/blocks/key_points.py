"""Key points: the page in short, at its top.

::: key-points
- One sentence that matters most.
- Another one.
:::
"""

from content.markdown.blocks.block import OpenBlock
from content.markdown.blocks.block_type import EVERY_PAGE, BlockType, ItemLimits

SKELETON = """::: key-points
- [The most important thing, in one sentence]
- [The next one]
:::"""


def prepare(block: OpenBlock) -> None:
    if any(token.type == "container_block_open" for token in block.tokens):
        block.problem("Key points are one list: put other blocks below them.")
    block.become("section", class_="key-points", aria_labelledby="key-points")
    block.title("Key points", level=2, id="key-points")


KEY_POINTS = BlockType(
    name="key-points",
    position=10,
    prepare=prepare,
    skeleton=SKELETON,
    reserved_ids=("key-points",),
    item_limits=ItemLimits(2, 7),
    has_parts=True,
    opens_page=True,
    hides_sources=True,
    needed_on={EVERY_PAGE: "A page opens with its key points: a ::: key-points block."},
    # The home page opens with its doors, a page of help with its first card.
    not_needed_on=frozenset({"home", "help"}),
)
