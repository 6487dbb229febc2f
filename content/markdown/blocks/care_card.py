"""Care card: signs to look out for, and how soon to act.

    ::: care urgent Contact the clinic or a doctor today if:
    - your scalp burns and lumps start to leak
    - you have a fever
    :::

The level is `see`, `urgent`, `now` or `emergency`: soon, today, to a hospital at once, by
ambulance. The site says the level in words before the title, and starts an emergency card with
the number to call. One card of each level a page.
"""

import re

from content.markdown.blocks.block import OpenBlock, element, words
from content.markdown.blocks.block_type import BlockType, ItemLimits
from content.markdown.token_meta import meta_of

# For a site whose clinic has not said its country's number.
CALL_ANYWHERE = "Call your local emergency number now: 112 in India, 999 in the UK, 911 in the US."
LEVELS = {
    "see": "Non-urgent advice: ",
    "urgent": "Urgent advice: ",
    "now": "Immediate action required: ",
    "emergency": "Immediate action required: ",
}

NO_LINKS = "An emergency card holds no links but telephone numbers: nothing may lead away from it."

SKELETON = """::: care see Talk to a doctor soon if:
- [a sign to look out for]
- [another sign]
:::"""


def prepare(block: OpenBlock) -> None:
    level, _, title = block.argument.partition(" ")
    if level not in LEVELS:
        block.problem(
            f"“{level}” is not a level of a care card: use see, urgent, now or emergency."
        )
        return
    if not title.endswith("if:"):
        block.problem("The title of a care card says what to do and ends in “if:”.")
    meta_of(block.opening).care_level = level
    if level == "emergency":
        meta_of(block.opening).no_links_message = NO_LINKS
        call = [words(_link_numbers(block.context.emergency_call or CALL_ANYWHERE), block.line)]
        block.tokens[:0] = element("p", call, class_="care__call")
    block.tokens[:] = element("div", block.tokens, class_="care__body")
    block.become("section", class_=f"care care--{level}", aria_labelledby=f"care-{level}")
    block.title(title, id=f"care-{level}", hidden=LEVELS[level])


def _link_numbers(call: str) -> str:
    """The sentence with each telephone number as a link: a phone calls it at a touch.

    >>> _link_numbers("Call 112 now.")
    'Call [112](tel:112) now.'
    """
    return re.sub(r"\d{3,}", r"[\g<0>](tel:\g<0>)", call)


CARE_CARD = BlockType(
    name="care",
    position=20,
    prepare=prepare,
    skeleton=SKELETON,
    reserved_prefixes=("care-",),
    # As many as there are: no sign may be missing.
    item_limits=ItemLimits(1, message="A care card needs a list of signs."),
    is_advice=True,
    needed_on={"help": "A page of help needs its signs: a ::: care block for each urgency."},
)
