"""Words explained: each term with its plain meaning. Other pages link to the term's id.

::: words
Dermis {#dermis}
: Say: DUR-miss. The thick middle layer of the skin.
:::
"""

from markdown_it.token import Token

from content.markdown.blocks.block import OpenBlock, element, line_of, split_id
from content.markdown.blocks.block_type import BlockType
from content.markdown.token_meta import meta_of

SKELETON = """::: words
[A hard word] {#[its-id]}
: [What it means]
:::"""


def prepare(block: OpenBlock) -> None:
    if [token.type for _, token in block.top_level()] != ["dl_open"]:
        block.problem(
            "This block holds terms only: a line with the term and its {#id}, then a line that starts with “: ”."
        )
        return
    block.tokens[0].attrSet("class", "words")
    tokens: list[Token] = []
    opening = None
    for token in block.tokens:
        if token.type == "dt_open":
            opening = token
        if token.type == "inline" and opening is not None:
            token.content, term_id = split_id(token.content)
            if not term_id:
                block.problem(
                    f"“{token.content}” has no id: write {{#id}} behind the term.", line_of(token)
                )
            opening.attrSet("id", term_id or "")
            meta = meta_of(opening)
            meta.is_term = meta.has_authors_id = True
            meta.passage_kind = "heading"
            tokens += element("dfn", [token])
            opening = None
        else:
            tokens.append(token)
    block.tokens[:] = tokens
    block.become("div")


WORDS = BlockType(
    name="words",
    position=90,
    prepare=prepare,
    skeleton=SKELETON,
    has_parts=True,
    explains_terms=True,
    needed_on={
        "words": "A page of words needs its terms: a ::: words block.",
    },
)
