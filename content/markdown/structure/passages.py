"""Passages: each run of text as plain words, with what it is and what stands around it."""

from __future__ import annotations

from collections.abc import Iterable

from markdown_it.token import Token

from content.markdown.blocks.block import line_of
from content.markdown.document import Link, Passage
from content.markdown.normalisation import normalise
from content.markdown.plain_text import plain_text
from content.markdown.structure.structure import Structure
from content.markdown.token_meta import meta_of

WORDS = {"text", "code_inline"}


def read_passage(
    structure: Structure, inline: Token, parents: list[Token], links: tuple[Link, ...]
) -> None:
    text = plain_text(inline)
    if text:
        structure.passages.append(
            Passage(
                kind_of(parents),
                normalise(text),
                line_of(inline),
                structure.place(parents),
                links=links,
                emphasis=_emphasis(inline),
                written=meta_of(inline).written,
            )
        )


def has_words(children: Iterable[Token]) -> bool:
    """Whether there are words in a part of a passage. Citations and labels are none."""
    return any(child.type in WORDS and child.content.strip() for child in children)


def kind_of(parents: list[Token]) -> str:
    """What a passage with these parents is. See `Passage.kind`."""
    types = [parent.type for parent in parents]
    if "blockquote_open" in types:
        return "claim"
    if types and types[-1] == "heading_open":
        return "heading"
    for parent in reversed(parents):
        if meta_of(parent).passage_kind:
            return meta_of(parent).passage_kind
    if "td_open" in types or "th_open" in types:
        return "cell"
    # A term outside its block, which has a problem there.
    if "dt_open" in types:
        return "heading"
    if "list_item_open" in types:
        return "item"
    if "dd_open" in types:
        return "definition"
    return "paragraph"


def _emphasis(inline: Token) -> str:
    """The marks around all the words: strong, em or none."""
    depth = {"strong": 0, "em": 0}
    around = set(depth)
    for child in inline.children or []:
        if child.tag in depth:
            depth[child.tag] += child.nesting
        elif child.type in WORDS and child.content.strip():
            around &= {tag for tag, count in depth.items() if count}
    return next((tag for tag in depth if tag in around), "")
