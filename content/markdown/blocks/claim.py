"""Claim: a promise that clinics make, and what we found.

::: claim
> It stops hair loss.

One small trial found no gain over minoxidil lotion. [@gajjar2019] {verdict not-supported: 49 men.}
:::

The verdict is supported, partly, not-supported or contradicted.
"""

from markdown_it.token import Token

from content.markdown.blocks.block import OpenBlock, element, words
from content.markdown.blocks.block_type import BlockType
from content.markdown.token_meta import meta_of

NO_VERDICT = "This box does not say if the claim holds: end what we found with {verdict not-supported: why.}, or with supported, partly or contradicted."

SKELETON = """::: claim
> [What clinics say]

[What we found] [@key] {verdict supported|partly|not-supported|contradicted: [why]}
:::"""


def prepare(block: OpenBlock) -> None:
    block.become("div", class_="claim")
    after = (i for i, token in block.top_level() if token.type != "blockquote_open")
    end = next(after, len(block.tokens))
    if end == 0:
        block.problem("A claim starts with what clinics say, each line behind a > sign.")
        return
    quote, verdict = block.tokens[:end], block.tokens[end:]
    if not verdict:
        block.problem("This claim has no verdict: write below it what we found.")
    elif not any(token.type == "inline" and "{verdict " in token.content for token in verdict):
        block.problem(NO_VERDICT)
    block.tokens[:] = [
        *_tag("A clinic says", block.line),
        *quote,
        *element("div", [*_tag("What we found", block.line), *verdict], class_="claim__verdict"),
    ]


def _tag(text: str, line: int) -> list[Token]:
    """The site's own words over a quote or a verdict."""
    tag = element("p", [words(text, line)], class_="claim__tag")
    meta_of(tag[0]).passage_kind = "heading"
    return tag


CLAIM = BlockType(name="claim", position=60, prepare=prepare, skeleton=SKELETON, takes_verdict=True)
