"""Warning: one danger that must not be missed, at most two a page.

::: warning Women and dutasteride
This medicine can harm an unborn boy.
:::
"""

from content.markdown.blocks.block import OpenBlock
from content.markdown.blocks.block_type import BlockType

SKELETON = """::: warning [What the danger is]
[What can happen, and to whom]

[What to do]
:::"""


def prepare(block: OpenBlock) -> None:
    if not block.argument:
        block.problem(
            "A warning needs a title that names the danger: ::: warning Women and dutasteride"
        )
    if block.is_empty():
        block.problem("This warning says nothing: write what the danger is and what to do.")
    block.become("div", class_="warning")
    hidden = "" if "important" in block.argument.lower() else "Important: "
    block.title(block.argument, hidden=hidden)


WARNING = BlockType(
    name="warning",
    position=50,
    prepare=prepare,
    skeleton=SKELETON,
    most_on_page=2,
    is_advice=True,
    too_many_message="A page has at most 2 warnings: with more, none is read.",
)
