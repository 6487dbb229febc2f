"""Steps: what happens, in order. Ticks hang on the id of a step, so it stays when words change.

::: steps
### Consultation and plan {#consultation}
What happens first.

### Preparing the scalp {#preparation}
What happens next.
:::
"""

from content.markdown.blocks.block import OpenBlock, element, line_of, sections
from content.markdown.blocks.block_type import BlockType
from content.markdown.slots import make_slot
from content.markdown.token_meta import meta_of

# As many as the table of ticks keeps.
ID_AT_MOST = 60


def prepare(block: OpenBlock) -> None:
    steps = []
    for tokens in sections(block, level=3, noun="step"):
        opening = tokens[0]
        if len(tokens) == 3:
            block.problem("This step says nothing: write what happens.", line_of(opening))
        step_id = str(opening.attrGet("id") or "")
        if len(step_id) > ID_AT_MOST:
            block.problem(
                f"The id “{step_id}” is longer than {ID_AT_MOST} characters: shorten it.",
                line_of(opening),
            )
        meta_of(opening).step_id = step_id
        opening.attrSet("id", f"s-{step_id}")
        steps += element("li", [*tokens, make_slot(f"step-{step_id}")], class_="step")
    # The buttons and the progress are another app's: here are the places for them.
    block.tokens[:] = [
        make_slot("before-steps"),
        *element("ol", steps, class_="steps", role="list"),
        make_slot("after-steps"),
    ]
    block.become("div", class_="checklist")


STEPS = BlockType(
    name="steps",
    position=70,
    prepare=prepare,
    # Of the steps themselves, and of the ticks that are put into their slots.
    reserved_prefixes=("s-", "t-"),
    opens_sections=True,
    has_parts=True,
    needed_on={
        "procedure": "A procedure page needs its steps: a ::: steps block.",
    },
)
