"""What a text is on paper alone: lines to write answers on."""

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


def _asks(token: Token) -> bool:
    """Whether it is the words of a question. Its sources and its label may stand behind it."""
    return token.type == "inline" and plain_text(token).endswith("?")
