"""What we do not know: the honest gaps, at the end of a page.

::: unknown
- Nobody has counted how often this happens.
- No study went on for longer than a year.
:::
"""

from content.markdown.blocks.block import BlockType, OpenBlock


def prepare(block: OpenBlock) -> None:
    block.need_items(1, 7)
    block.become("section", class_="unknowns", aria_labelledby="what-we-do-not-know")
    block.title("What we do not know", level=2, id="what-we-do-not-know")


UNKNOWNS = BlockType("unknown", prepare)
