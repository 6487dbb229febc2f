"""The words that a reader gets of an inline token."""

from __future__ import annotations

from markdown_it.token import Token


def plain_text(inline: Token) -> str:
    """The words of an inline token, without citations and labels."""
    parts = []
    for child in inline.children or []:
        if child.type in {"text", "code_inline"}:
            parts.append(child.content)
        elif child.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
    return " ".join("".join(parts).split())
