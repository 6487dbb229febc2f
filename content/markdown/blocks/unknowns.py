"""What we do not know: the honest gaps, at the end of a page.

::: unknown
- Nobody has counted how often this happens.
- No study went on for longer than a year.
:::
"""

from content.markdown.blocks.block import OpenBlock
from content.markdown.blocks.block_type import EVERY_CHAPTER, BlockType, ItemLimits

SKELETON = """::: unknown
- [What nobody knows]
:::"""


def prepare(block: OpenBlock) -> None:
    block.become("section", class_="unknowns", aria_labelledby="what-we-do-not-know")
    block.title("What we do not know", level=2, id="what-we-do-not-know")


UNKNOWNS = BlockType(
    name="unknown",
    position=140,
    prepare=prepare,
    skeleton=SKELETON,
    reserved_ids=("what-we-do-not-know",),
    item_limits=ItemLimits(1, 7),
    has_parts=True,
    needed_on={
        EVERY_CHAPTER: "A page of the guide says what we do not know: a ::: unknown block at its end."
    },
)
