"""What a text is on paper alone: lines to write answers on, and labels that take no line."""

from __future__ import annotations

from markdown_it.token import Token

from content.markdown.plain_text import plain_text
from content.markdown.slots import make_slot

# The slot behind each question in a list.
ANSWER = "answer"


def add_answer_slots(tokens: list[Token]) -> list[Token]:
    """The tokens with a slot at the end of each list item that ends with a question."""
    with_slots: list[Token] = []
    for index, token in enumerate(tokens):
        if token.type == "list_item_close" and _asks(tokens[index - 2]):
            with_slots.append(make_slot(ANSWER))
        with_slots.append(token)
    return with_slots


def join_labels(tokens: list[Token]) -> list[Token]:
    """The tokens with each paragraph that starts with a label joined to the one right above it."""
    joined: list[Token] = []
    for index, token in enumerate(tokens):
        is_below_another = bool(joined) and joined[-1].type == "paragraph_close"
        if is_below_another and token.type == "paragraph_open" and _is_label(tokens[index + 1]):
            joined[-1] = Token("text", "", 0, content=" ")
        else:
            joined.append(token)
    return joined


def _asks(token: Token) -> bool:
    """Whether it is the words of a question. Its sources and its label may stand behind it."""
    return token.type == "inline" and plain_text(token).endswith("?")


def _is_label(inline: Token) -> bool:
    return [child.type for child in (inline.children or [])[:1]] == ["how_sure"]
