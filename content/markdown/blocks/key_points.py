"""Key points: the page in short, at its top.

::: key-points
- One sentence that matters most.
- Another one.
:::
"""

from content.markdown.blocks.block import BlockType, OpenBlock


def prepare(block: OpenBlock) -> None:
    block.need_items(2, 7)
    if any(token.type == "container_block_open" for token in block.tokens):
        block.problem("Key points are one list: put other blocks below them.")
    block.become("section", class_="key-points", aria_labelledby="key-points")
    block.title("Key points", level=2, id="key-points")


KEY_POINTS = BlockType("key-points", prepare)
