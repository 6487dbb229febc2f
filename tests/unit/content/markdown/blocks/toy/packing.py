"""Packing list: what to bring on the day, at most three things.

::: packing
- your list of medicines
:::
"""

from content.markdown.blocks.block import OpenBlock
from content.markdown.blocks.block_type import BlockType, ItemLimits


def prepare(block: OpenBlock) -> None:
    block.become("section", class_="packing", id=f"packing-{block.argument or 'list'}")
    block.title("What to bring", id="what-to-bring")


def draw_bag(html: str) -> str:
    return html.replace('<section class="packing"', '<section data-bag="drawn" class="packing"')


PACKING = BlockType(
    name="packing",
    position=15,
    prepare=prepare,
    skeleton="::: packing\n- [what to bring]\n:::",
    finish=draw_bag,
    reserved_ids=("what-to-bring",),
    reserved_prefixes=("packing-",),
    opens_sections=True,
    item_limits=ItemLimits(1, 3),
    most_on_page=1,
    too_many_message="One packing list is enough.",
    is_advice=True,
    has_parts=True,
    explains_terms=True,
    needed_on={"article": "An article needs its packing list."},
    refused_on={"home": "Nobody packs on the home page."},
)
