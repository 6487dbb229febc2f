"""Steps: what happens, in order. Ticks hang on the id of a step, so it stays when words change.

::: steps
### Consultation and plan {#consultation}
What happens first.

### Preparing the scalp {#preparation}
What happens next.
:::
"""

from content.markdown.blocks.block import BlockType, OpenBlock, element, line_of, sections


def prepare(block: OpenBlock) -> None:
    steps = []
    for tokens in sections(block, level=3, noun="step"):
        opening = tokens[0]
        if len(tokens) == 3:
            block.problem("This step says nothing: write what happens.", line_of(opening))
        step_id = opening.attrGet("id") or ""
        opening.meta["step"] = step_id
        opening.attrSet("id", f"s-{step_id}")
        steps += element("li", tokens, class_="step")
    block.tokens[:] = steps
    block.become("ol", class_="steps", role="list")


STEPS = BlockType("steps", prepare)
