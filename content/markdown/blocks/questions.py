"""Questions: each with its answer in sight, and a list to jump from.

::: questions
## Does it hurt? {#pain}
Many people find that it hurts.

## Does insurance pay? {#insurance}
Usually not.
:::

Many questions stand in groups: each group has a heading, and a block below it whose questions
start with ###.
"""

from markdown_it.token import Token

from content.markdown.blocks.block import OpenBlock, element, line_of, sections, words
from content.markdown.blocks.block_type import BlockType
from content.markdown.token_meta import meta_of

# Of a heading, below the title of the page.
HIGHEST = 2

SKELETON = """::: questions
## [What people ask]? {#[its-id]}
[The answer]
:::"""


def prepare(block: OpenBlock) -> None:
    jumps, questions = [], []
    is_group = _is_group(block)
    level = HIGHEST + is_group
    for tokens in sections(block, level=level, noun="question"):
        opening, text = tokens[0], tokens[1].content
        if not text.endswith("?"):
            block.problem(
                f"“{text}” is not a question: end it with a question mark.", line_of(opening)
            )
        if "](" in text or "[@" in text:
            block.problem(
                f"“{text}” holds a link: move it into the answer, as the list of questions links too.",
                line_of(opening),
            )
        if len(tokens) == 3:
            block.problem(f"“{text}” has no answer.", line_of(opening))
        meta_of(opening).is_question = True
        link = element("a", [words(text, line_of(opening))], href=f"#{opening.attrGet('id')}")
        jumps += element("li", link)
        questions += element("section", tokens, class_="question")
    jump_list = _jump_list(jumps, is_group=is_group)
    # It says the questions again.
    meta_of(jump_list[0]).passage_kind = "heading"
    block.tokens[:] = [*jump_list, *questions]
    block.become("div", class_="questions")


def _is_group(block: OpenBlock) -> bool:
    """Whether the first question is one level below the heading that the block stands under."""
    first = next((token.tag for _, token in block.top_level() if token.type == "heading_open"), "")
    return first == f"h{HIGHEST + 1}" and block.level == HIGHEST + 1


def _jump_list(links: list[Token], *, is_group: bool) -> list[Token]:
    """Links to the questions. That of a group stands below the heading that names it."""
    links = element("ul", links)
    if is_group:
        return element("div", links, class_="jump-list")
    return element("nav", links, class_="jump-list", aria_label="Questions on this page")


QUESTIONS = BlockType(
    name="questions",
    position=80,
    prepare=prepare,
    skeleton=SKELETON,
    opens_sections=True,
    has_parts=True,
    needed_on={
        "questions": "A questions page needs its questions: a ::: questions block.",
    },
)
