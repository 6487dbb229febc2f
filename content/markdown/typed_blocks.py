"""From `::: name` to elements: each block of a text is found, checked and prepared."""

from __future__ import annotations

from dataclasses import dataclass

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from content.markdown.blocks import BLOCKS
from content.markdown.blocks.block import OpenBlock, line_of
from content.markdown.context import Context
from content.markdown.document import Problem
from content.markdown.token_meta import meta_of

OPENING = "container_block_open"
# A block that stands under no heading has a title like a section of the page.
TOP_LEVEL = 2


@dataclass(frozen=True)
class Source:
    """The text that the blocks stand in."""

    lines: list[str]
    context: Context
    problems: list[Problem]


def typed_blocks_rule(state: StateCore) -> None:
    """Core rule: every block turned into the HTML elements that it stands for."""
    source = Source(state.src.split("\n"), state.env["context"], state.env["problems"])
    state.tokens = _prepare_blocks(state.tokens, source, TOP_LEVEL)


def _prepare_blocks(tokens: list[Token], source: Source, level: int) -> list[Token]:
    """The tokens with their blocks prepared. `level` is that of a title that a block makes."""
    prepared: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.type == "heading_open":
            level = int(token.tag[1]) + 1
        if token.type == OPENING:
            end = _closing(tokens, index)
            prepared += _prepare_block(tokens[index : end + 1], source, level)
            index = end
        else:
            prepared.append(token)
        index += 1
    return prepared


def _prepare_block(tokens: list[Token], source: Source, level: int) -> list[Token]:
    opening, *inner, closing = tokens
    name, _, argument = opening.info.strip().partition(" ")
    block = OpenBlock(
        argument=argument.strip(),
        line=line_of(opening),
        level=level,
        opening=opening,
        tokens=_prepare_blocks(inner, source, level),
        closing=closing,
        context=source.context,
        problems=source.problems,
    )
    if not _is_closed(opening, source.lines):
        block.problem(
            f"The block “::: {opening.info.strip()}” is never closed: add ::: on a line below it."
        )
    if name in BLOCKS:
        meta_of(opening).block = name
        if limits := BLOCKS[name].item_limits:
            limits.check(block)
        BLOCKS[name].prepare(block)
    else:
        block.problem(f"“{name}” is not a block. There are: {', '.join(BLOCKS)}.")
    return [block.opening, *block.tokens, block.closing]


def _closing(tokens: list[Token], index: int) -> int:
    depth = 0
    for position in range(index, len(tokens)):
        if tokens[position].type.startswith("container_block_"):
            depth += tokens[position].nesting
            if depth == 0:
                return position
    raise AssertionError("markdown-it closes every container that it opens")


def _is_closed(opening: Token, lines: list[str]) -> bool:
    """Whether the author closed it: the engine closes an open block itself at the text's end."""
    end = opening.map[1] if opening.map else 0
    return end < len(lines) and lines[end].lstrip("> ").startswith(opening.markup)
