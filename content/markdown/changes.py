"""Marks on what changed, in the HTML of one of two versions that are compared."""

from __future__ import annotations

from collections.abc import Mapping

from markdown_it.token import Token


def mark_changes(tokens: list[Token], changes: Mapping[int, int]) -> list[Token]:
    """The tokens with a class and hidden words on each heading, paragraph, item or cell that changed.

    `changes` gives the number of a change by line. The class says it too: `changed-2`.
    """
    if not changes:
        return tokens
    marked: list[Token] = []
    opening = 0
    for token in tokens:
        if token.type == "inline" and (number := _find_change(token, changes)):
            marked[opening].attrJoin("class", f"changed changed-{number}")
            marked.insert(opening + 1, Token("visually_hidden", "span", 0, content="Changed: "))
        marked.append(token)
        if token.nesting == 1 and not token.hidden:
            opening = len(marked) - 1
    return marked


def _find_change(inline: Token, changes: Mapping[int, int]) -> int | None:
    first, last = inline.map or (0, 0)
    lines = range(first + 1, last + 1)
    return next((changes[line] for line in lines if line in changes), None)
