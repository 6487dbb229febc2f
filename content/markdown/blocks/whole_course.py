"""Whole course: a form that works out the price of a course from the price of one visit.

    ::: whole-course
    The clinic article advises 6 to 10 visits, but no study has shown how many are right.
    [@clinic_article; @mesoreview2023]
    :::

The words in it say where the number of visits comes from, with the source. The form and its
answer stand below them. One such form a page.
"""

from content.markdown.blocks.block import OpenBlock
from content.markdown.blocks.block_type import BlockType
from content.markdown.slots import make_slot

NAME = "whole-course"
# What the clinic article advises [clinic_article]. No study has shown the right number.
VISITS = (6, 10)

SKELETON = """::: whole-course
Write the price of 1 visit to see what 6 to 10 visits cost.

[Where that number of visits comes from] [@key]
:::"""


def prepare(block: OpenBlock) -> None:
    if block.argument:
        block.problem(
            f"“{block.argument}” cannot stand behind whole-course: write ::: whole-course alone on its line."
        )
    words = [token.content for token in block.tokens if token.type == "inline"]
    visits = f"{VISITS[0]} to {VISITS[-1]} visits"
    if not any(visits in " ".join(text.split()) for text in words):
        block.problem(
            f"The form works out {visits}: say in this block where that number comes from."
        )
    elif not any("[@" in text for text in words):
        block.problem(f"These words give no source for the {visits}: add [@key].")
    # The form is made for each reader: here is the place for it.
    block.tokens.append(make_slot(NAME))
    block.become("div", id=NAME)


# The form is filled in on a page that stands for itself: these have forms or cards of their own.
NOT_HERE = "The form for the whole course does not work on this page: move it to an article."

WHOLE_COURSE = BlockType(
    name=NAME,
    position=130,
    prepare=prepare,
    skeleton=SKELETON,
    reserved_ids=(NAME,),
    refused_on={"home": NOT_HERE, "procedure": NOT_HERE},
)
