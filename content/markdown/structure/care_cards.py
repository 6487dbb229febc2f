"""What the care cards of a text say: read from its tokens, for whatever else must say the same."""

from __future__ import annotations

from markdown_it.token import Token

from content.markdown.blocks.block import line_of
from content.markdown.document import CareCard, Sign
from content.markdown.plain_text import plain_text
from content.markdown.token_meta import meta_of


def read_care_card(tokens: list[Token], start: int) -> CareCard:
    """The card that the token at `start` opens. Its title and its signs are words without marks."""
    opening = tokens[start]
    title, signs = "", []
    card_depth = list_depth = 0
    for token, following in zip(tokens[start:], tokens[start + 1 :], strict=False):
        card_depth += token.nesting
        if card_depth == 0:
            break
        list_depth += token.nesting if token.type.startswith("list_item_") else 0
        if token.type == "visually_hidden" and not title:
            title = plain_text(following)
        elif token.type == "inline" and list_depth:
            signs.append(Sign(plain_text(token), line_of(token)))
    return CareCard(meta_of(opening).care_level, title, tuple(signs), line_of(opening))
