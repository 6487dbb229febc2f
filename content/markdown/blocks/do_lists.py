"""Do and do-not lists, the do list first.

    ::: do
    - keep the scalp clean
    - ask when you can wash your hair
    :::

    ::: do-not
    - do not rub the marks
    - do not stop a prescribed medicine on your own
    :::

Words after the name say when: `::: do After your visit`.
"""

from content.markdown.blocks.block import OpenBlock, line_of
from content.markdown.blocks.block_type import BlockType, ItemLimits

SKELETON = """::: do
- [something that helps]
- [another thing that helps]
:::

::: do-not
- do not [something that harms]
- do not [another thing that harms]
:::"""


def prepare_do(block: OpenBlock) -> None:
    for item in block.items():
        if item.content.lower().startswith("do "):
            block.problem(
                "An item of a do list does not start with “do”: the title says it.", line_of(item)
            )
    _prepare(block, "do", "Do")


def prepare_do_not(block: OpenBlock) -> None:
    for item in block.items():
        if not item.content.lower().startswith("do not "):
            block.problem("Every item of a do-not list starts with “do not”.", line_of(item))
    _prepare(block, "do-not", "Do not")


def _prepare(block: OpenBlock, variant: str, title: str) -> None:
    block.become("div", class_=f"do-list do-list--{variant}")
    when = block.argument
    if when[1:2].islower():  # "After a visit", but not "MRI scans"
        when = when[:1].lower() + when[1:]
    block.title(f"{title}: {when}" if when else title)


LIMITS = ItemLimits(2, 7)

DO = BlockType(
    name="do",
    position=30,
    prepare=prepare_do,
    skeleton=SKELETON,
    item_limits=LIMITS,
    is_advice=True,
)
DO_NOT = BlockType(
    name="do-not",
    position=40,
    prepare=prepare_do_not,
    skeleton=SKELETON,
    item_limits=LIMITS,
    is_advice=True,
)
