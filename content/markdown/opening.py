"""The opening of a text: its key points, with what stands above them.

A page may open with its first section too: see `with_first_section`.
"""

from __future__ import annotations

from dataclasses import replace

from markdown_it.token import Token

from content.markdown.blocks import block_type
from content.markdown.document import Document
from content.markdown.slots import make_slot
from content.markdown.token_meta import meta_of

# The slot behind the first section.
END = "first-section-end"


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
            return tokens[: index + 1], _mark_first_section(tokens[index + 1 :])
    return [], tokens


def with_first_section(document: Document) -> Document:
    """The document with its first section in its opening, where that is words and no table."""
    opening, mark, _ = document.with_slots.partition(make_slot(END).content)
    return replace(document, opening_length=len(opening)).fill_slots({}) if mark else document


def _mark_first_section(tokens: list[Token]) -> list[Token]:
    """The tokens behind an opening, with a slot where the first of at least two sections ends."""
    depth = headings = 0
    for index, token in enumerate(tokens):
        if token.type == "table_open":
            break
        if depth == 0 and token.type == "heading_open" and token.tag == "h2":
            headings += 1
            if headings == 2:
                return [*tokens[:index], make_slot(END), *tokens[index:]]
        depth += token.nesting
    return tokens
