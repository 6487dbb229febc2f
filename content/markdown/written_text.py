"""What is left as text when marks that work are gone, line by line: for who looks for the others.

It is taken while the parser still knows what was written: a mark behind a backslash (`\\*`) or as
an entity (`&lt;`) is meant to be seen, and left out here, as program code is.
"""

from __future__ import annotations

import string

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from content.markdown.token_meta import meta_of


def written_text_rule(state: StateCore) -> None:
    """Core rule, before texts are joined: each inline token keeps its `written` text."""
    for token in state.tokens:
        if token.type == "inline":
            meta_of(token).written = "".join(map(_written, token.children or []))


def _written(child: Token) -> str:
    if child.type == "text":
        return child.content
    if child.type == "text_special":
        return "" if child.content in string.punctuation else child.content
    if child.type in {"softbreak", "hardbreak"}:
        return "\n"
    # A citation, a label or a picture's words may be broken over lines too.
    within = child.content if child.type == "image" else child.markup
    return "\n" * within.count("\n")
