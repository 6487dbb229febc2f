"""Steps: what happens, in order. Ticks hang on the id of a step, so it stays when words change.

::: steps
### Consultation and plan {#consultation}
What happens first.

- Take your list of medicines along, in their boxes. {#take-medicines}

### Preparing the scalp {#preparation}
What happens next.
:::

An item of a list that ends with an id is something that the reader does: it can be ticked too.
"""

from collections.abc import Iterator

from markdown_it.token import Token

from content.markdown.blocks.block import (
    ID,
    ID_MESSAGE,
    OpenBlock,
    element,
    line_of,
    sections,
    split_id,
)
from content.markdown.blocks.block_type import BlockType
from content.markdown.slots import make_slot
from content.markdown.token_meta import meta_of

# As many as the table of ticks keeps.
ID_AT_MOST = 60

SKELETON = """## The steps {#the-steps}

::: steps
### [What happens first] {#[its-id]}
[What is done, and what it feels like]

### [What happens next] {#[its-other-id]}
[What is done, and what it feels like]
:::"""


def prepare(block: OpenBlock) -> None:
    steps = []
    taken: dict[str, int] = {}
    for number, tokens in enumerate(sections(block, level=3, noun="step"), start=1):
        opening = tokens[0]
        if len(tokens) == 3:
            block.problem("This step says nothing: write what happens.", line_of(opening))
        step_id = str(opening.attrGet("id") or "")
        _check_id(block, step_id, line_of(opening))
        taken.setdefault(step_id, line_of(opening))
        meta_of(opening).step_id = step_id
        opening.attrSet("id", f"s-{step_id}")
        # Its number is drawn beside it, and said here.
        tokens.insert(1, Token("visually_hidden", "span", 0, content=f"Step {number}: "))
        steps += element("li", [*tokens, make_slot(f"step-{step_id}")], class_="step")
    # The buttons and the progress are another app's: here are the places for them.
    block.tokens[:] = [
        make_slot("before-steps"),
        *element("ol", list(_with_actions(block, steps, taken)), class_="steps", role="list"),
        make_slot("after-steps"),
    ]
    block.become("div", class_="checklist")


def _with_actions(block: OpenBlock, tokens: list[Token], taken: dict[str, int]) -> Iterator[Token]:
    """The tokens with a slot at the start of each list item that has an id, and without the id.

    What fills it stands before the words and their links on the page, and comes before them to
    a keyboard too.
    """
    for index, token in enumerate(tokens):
        yield token
        if token.type == "list_item_open" and (
            action_id := _take_action(block, tokens[index + 2], taken)
        ):
            yield make_slot(f"action-{action_id}")


def _take_action(block: OpenBlock, words: Token, taken: dict[str, int]) -> str:
    """The id behind the words of an item, taken from them; empty where there is no good one."""
    text, action_id = split_id(words.content)
    if words.type != "inline" or action_id is None:
        return ""
    line = line_of(words)
    words.content = text
    _check_id(block, action_id, line)
    if not ID.fullmatch(action_id):
        block.problem(
            ID_MESSAGE.format(action_id),
            line,
        )
        return ""
    if action_id in taken:
        block.problem(
            f"The id “{action_id}” is used twice: line {taken[action_id]} has it too.", line
        )
        return ""
    taken[action_id] = line
    meta_of(words).action_id = action_id
    return action_id


def _check_id(block: OpenBlock, tick_id: str, line: int) -> None:
    if len(tick_id) > ID_AT_MOST:
        block.problem(
            f"The id “{tick_id}” is longer than {ID_AT_MOST} characters: shorten it.", line
        )


STEPS = BlockType(
    name="steps",
    position=70,
    prepare=prepare,
    skeleton=SKELETON,
    # Of the steps themselves, and of the ticks that are put into their slots.
    reserved_prefixes=("s-", "t-"),
    opens_sections=True,
    has_parts=True,
    needed_on={
        "procedure": "A procedure page needs its steps: a ::: steps block.",
    },
)
