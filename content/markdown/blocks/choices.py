"""Choices: what a reader can decide for, each with the same facts in the same order.

    ::: choices comparing
    - What it is
    - What it costs
    - What you do

    ### Doing nothing {#nothing}
    What it costs
    : Nothing.

    ### Minoxidil {#minoxidil}
    What it costs
    : Not known
    :::

Behind the name of the block stands the page of comparison that says more of them. The list names
the facts in their order: columns of its tables that are shown here too, so that such a fact is
written once, and facts that only this page has. Those stand under each choice: the same ones
everywhere, or “Not known”. What the list does not name comes last. The id of a choice is that of
its option there. Under “Gain in pictures” and “Harm in pictures”, a value such as “63 of 100 women” is drawn.
"""

from markdown_it.token import Token

from content.markdown.blocks.block import OpenBlock, element, line_of, sections, words
from content.markdown.blocks.block_type import BlockType
from content.markdown.blocks.choice_facts import FACTS, put_in_order
from content.markdown.blocks.fields import Field, read_fields
from content.markdown.blocks.people import fill_people
from content.markdown.slots import make_slot
from content.markdown.token_meta import meta_of

# Before the ids of choices; also of the slots for a choice's first fact.
CHOICE = "choice-"
LEAST = 2

NO_PAGE = "Say behind “choices” which page compares them, by the last word of its address: ::: choices comparing"
NO_LIST = "Start with a list of the columns that are shown here: - What it is"
MISSING = (
    "“{}” does not say “{}”, other choices do: say it, or write “Not known” where nobody knows."
)
OTHER_ORDER = "“{}” has its facts in another order: give each choice {}."
SAID_TWICE = "“{}” says “{}” twice: put it together."


def prepare(block: OpenBlock) -> None:
    if not block.argument:
        block.problem(NO_PAGE)
    meta = meta_of(block.opening)
    meta.drawn_from, meta.listed_facts = block.argument, _take_list(block)
    shown: list[Token] = []
    of_choices: dict[str, list[Field]] = {}
    for tokens in sections(block, level=3, noun="choice"):
        opening, heading, rest = tokens[0], tokens[1], tokens[3:]
        fields = of_choices[heading.content] = read_fields(block, rest, heading.content)
        for field in fields:
            meta_of(field.opening).passage_kind = "heading"
            for value in field.values:
                meta_of(value).fact = field.name
                meta_of(value).has_lines = True
        choice_id = str(opening.attrGet("id") or "")
        if fields:
            tokens[3:] = put_in_order(rest, fields, meta.listed_facts, choice_id)
        shown += _choice(choice_id, heading.content, tokens)
    _check_facts(block, of_choices)
    block.tokens[:] = shown
    block.become("div", class_="choices")


def _take_list(block: OpenBlock) -> tuple[str, ...]:
    """The names in the list that the block starts with, which is taken out of it."""
    if not block.tokens or block.tokens[0].type != "bullet_list_open":
        block.problem(NO_LIST)
        return ()
    end = next(i for i, token in enumerate(block.tokens) if token.type == "bullet_list_close")
    names = tuple(t.content.strip() for t in block.tokens[:end] if t.type == "inline")
    del block.tokens[: end + 1]
    return names


def _choice(choice_id: str, name: str, tokens: list[Token]) -> list[Token]:
    """A choice: its name, its first fact in sight, and all others folded below."""
    heading, rest = tokens[:3], tokens[3:]
    heading[0].attrSet("id", f"{CHOICE}{choice_id}")
    if rest and rest[0].type == "dl_open":
        rest[0].attrSet("class", "facts")
    summary = element("summary", [words(f"All facts: {name}", line_of(heading[0]))])
    meta_of(summary[0]).passage_kind = "heading"
    folded = [*summary, *rest]
    inner = [*heading, make_slot(f"{CHOICE}{choice_id}"), *element("details", folded)]
    section = element("section", inner, class_="choice", aria_labelledby=f"{CHOICE}{choice_id}")
    meta_of(section[0]).choice_id = choice_id
    return section


def _check_facts(block: OpenBlock, of_choices: dict[str, list[Field]]) -> None:
    if len(of_choices) < LEAST:
        block.problem(f"Readers can choose from {LEAST} choices or more.")
    names = list(dict.fromkeys(f.name for fields in of_choices.values() for f in fields))
    for choice, fields in of_choices.items():
        own = [field.name for field in fields]
        line = fields[0].line if fields else block.line
        for name in names:
            if own and name not in own:
                block.problem(MISSING.format(choice, name), line)
        for name in sorted({name for name in own if own.count(name) > 1}):
            block.problem(SAID_TWICE.format(choice, name), line)
        if sorted(own) == sorted(names) and own != names:
            block.problem(OTHER_ORDER.format(choice, ", ".join(names)), line)


# The form and the sheet are made for the one page that has both blocks.
NOT_HERE = dict.fromkeys(
    (*("home", "article", "procedure", "questions"), *("comparison", "words", "sources", "help")),
    "Choices and statements stand on the page for deciding: take them away here.",
)

FACTS_OF_A_CHOICE = """What speaks for it
: [What is good about it]

What speaks against it
: [What is bad about it, at the same length]

Gain in pictures
: [How many of 100 people did better with it and without it, or “Not known”]

Harm in pictures
: [How many of 100 people had a harm with it and without it, or “Not known”]

How often harm comes
: [How often harm comes with it and without it, or “Not known”]"""

SKELETON = f"""## Your choices {{#your-choices}}

::: choices [the-page-that-compares]
- [A column of its tables]
- What speaks for it
- What speaks against it
- Gain in pictures
- Harm in pictures
- How often harm comes

### [The first choice] {{#[its-option]}}
{FACTS_OF_A_CHOICE}

### [The second choice] {{#[its-other-option]}}
{FACTS_OF_A_CHOICE}
:::"""

CHOICES = BlockType(
    name="choices",
    position=132,
    prepare=prepare,
    skeleton=SKELETON,
    reserved_prefixes=(CHOICE, FACTS),
    has_parts=True,
    most_on_page=1,
    too_many_message="A page has one block of choices: put them together.",
    needed_on={"decision": "A page for deciding needs its choices: a ::: choices block."},
    refused_on=NOT_HERE,
    finish=fill_people,
)
