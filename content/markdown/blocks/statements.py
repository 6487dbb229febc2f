"""Statements: what may matter to a reader, each with the facts to look at and what to ask.

    ::: statements
    ### I want good proof before I try something. {#proof}
    Compare
    : How sure

    Ask
    : Which study shows that this works for people like me?
    :::

Readers say how much each matters to them. Their sheet has the facts named under “Compare” of each
choice, for what matters most, and the questions under “Ask” for their doctor.
"""

from markdown_it.token import Token

from content.markdown.blocks.block import OpenBlock, element, line_of, sections
from content.markdown.blocks.block_type import BlockType
from content.markdown.blocks.choices import NOT_HERE
from content.markdown.blocks.fields import read_fields
from content.markdown.slots import make_slot
from content.markdown.token_meta import meta_of

# Before the ids of statements, and of the slots for what a reader says to each.
STATEMENT = "statement-"
# Before the ids of a reader's answers.
ANSWER = "answer-"
AFTER = "after-statements"
COMPARE, ASK = "Compare", "Ask"
# A form that nobody tires of, and a sheet that fits on one leaf.
LEAST, MOST = 3, 12


def prepare(block: OpenBlock) -> None:
    if block.argument:
        block.problem(f"“{block.argument}” cannot stand behind statements: write it alone.")
    shown: list[Token] = []
    count = 0
    for tokens in sections(block, level=3, noun="statement"):
        count += 1
        statement_id = str(tokens[0].attrGet("id") or "")
        _read_fields(block, tokens)
        tokens[0].attrSet("id", f"{STATEMENT}{statement_id}")
        meta_of(tokens[0]).statement_id = statement_id
        shown += element("li", [*tokens, make_slot(f"{STATEMENT}{statement_id}")])
    if not LEAST <= count <= MOST:
        block.problem(f"These are {count} statements: give {LEAST} to {MOST}.")
    if shown:
        shown = element("ol", shown, class_="statements", role="list")
    block.tokens[:] = [*shown, make_slot(AFTER)]
    block.become("div")


def _read_fields(block: OpenBlock, tokens: list[Token]) -> None:
    """Note what a statement says for the sheet, and leave it out of the page."""
    words = tokens[1].content
    fields = read_fields(block, tokens[3:], words)
    if fields and [field.name for field in fields] != [COMPARE, ASK]:
        message = f"“{words}” needs 2 fields: “{COMPARE}” with the facts to look at, then “{ASK}” with a question for the doctor."
        block.problem(message, line_of(tokens[0]))
    for field in fields:
        for value in field.values:
            meta_of(value).fact = field.name
    if len(tokens) > 3:
        meta_of(tokens[3]).is_left_out = True


SKELETON = """## What matters to you {#what-matters}

::: statements
### [The first thing that may matter] {#[its-first-id]}
Compare
: [A column of its tables]

Ask
: [A question for the doctor]?

### [The second thing that may matter] {#[its-second-id]}
Compare
: [A column of its tables]

Ask
: [A question for the doctor]?

### [The third thing that may matter] {#[its-third-id]}
Compare
: [A column of its tables]

Ask
: [A question for the doctor]?
:::"""

STATEMENTS = BlockType(
    name="statements",
    position=134,
    prepare=prepare,
    skeleton=SKELETON,
    # The form of the answers, and the sheet that it leads to.
    reserved_ids=("decision", "your-sheet"),
    reserved_prefixes=(STATEMENT, ANSWER),
    has_parts=True,
    most_on_page=1,
    too_many_message="A page has one block of statements: put them together.",
    needed_on={"decision": "A page for deciding needs its statements: a ::: statements block."},
    refused_on=NOT_HERE,
)
