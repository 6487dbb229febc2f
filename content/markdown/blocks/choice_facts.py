"""The facts of one choice: those of its own and places for those of another page, in one order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from content.markdown.blocks.block import element
from content.markdown.blocks.fields import Field
from content.markdown.blocks.people import FIGURE, drawn
from content.markdown.slots import make_slot

# Before the ids of the slots for facts of another page.
FACTS = "facts-"
# The facts that are drawn: a value that counts people is the caption of a picture.
PICTURES = ("Gain in pictures", "Harm in pictures")
COUNT = re.compile(r"(?<![\d.,])(?P<count>0|[1-9][0-9]?|100) of 100\b")


def slot_of(choice_id: str, place: int) -> str:
    """The name of the place for a fact of another page: `place` counts in the list of the block."""
    return f"{FACTS}{choice_id}-{place}"


def put_in_order(
    tokens: list[Token], fields: Sequence[Field], listed: Sequence[str], choice_id: str
) -> list[Token]:
    """The tokens of a list of fields with its fields and slots in the order of the list, and what
    the list does not name behind them. The first fact of another page has its place elsewhere."""
    starts = [index for index, token in enumerate(tokens) if token.type == "dt_open"]
    ends = [*starts[1:], len(tokens) - 1]
    own = {
        field.name: _draw(tokens[start:end]) if field.name in PICTURES else tokens[start:end]
        for field, start, end in zip(fields, starts, ends, strict=True)
    }
    places = [place for place, name in enumerate(listed) if name not in own]
    inner: list[Token] = []
    for place, name in enumerate(listed):
        if name in own:
            inner += own.pop(name)
        elif place not in places[:1]:
            inner.append(make_slot(slot_of(choice_id, place)))
    for rest in own.values():
        inner += rest
    return [tokens[0], *inner, tokens[-1]]


def _draw(tokens: list[Token]) -> list[Token]:
    """A field with all its values in one, so that its pictures stand side by side."""
    first = next(index for index, token in enumerate(tokens) if token.type == "dd_open")
    captions = [token for token in tokens[first:] if token.type == "inline"]
    counts = [COUNT.search(caption.content) for caption in captions]
    if not any(counts):
        return tokens
    shown: list[Token] = []
    for caption, count in zip(captions, counts, strict=True):
        if count:
            shown += element("figure", drawn(caption, count["count"]), **FIGURE)
        else:
            shown += element("p", [caption])
    return [*tokens[:first], tokens[first], *shown, tokens[-1]]
