"""The opening of a text: its key points, with what stands above them."""

from __future__ import annotations

from markdown_it.token import Token

from content.markdown.blocks import block_type
from content.markdown.token_meta import meta_of


def split_opening(tokens: list[Token]) -> tuple[list[Token], list[Token]]:
    """The tokens up to the end of the block that opens the page, and the others.

    The first part is empty where another block comes first, or where there is none.
    """
    depth = 0
    is_open = False
    for index, token in enumerate(tokens):
        if not is_open and (name := meta_of(token).block):
            if depth or not block_type(name).opens_page:
                break
            is_open = True
        depth += token.nesting
        if is_open and depth == 0:
            return tokens[: index + 1], tokens[index + 1 :]
    return [], tokens
