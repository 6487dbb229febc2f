"""What every typed block shares: the tokens between `::: name` and `:::`, and how to change them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from content.markdown.context import Context
from content.markdown.document import Problem

ID = re.compile(r"[a-z][a-z0-9-]*")
ID_MESSAGE = "“{}” cannot be an id: use small letters, digits and hyphens, a letter first."
# The spaces before it are left to `rstrip`: a pattern that starts with them takes seconds on
# a line of 40,000.
TRAILING_ID = re.compile(r"\{#(?P<id>[^{}]*)\}\s*$")


@dataclass
class OpenBlock:
    """One block in a text. `prepare` changes `opening`, `tokens` and `closing` in place.

    `level` is the heading level that a title made by the block takes: one below the
    heading it stands under. Titles and captions are tokens too, so that everything later
    (inline Markdown, the list of headings, level checks) treats them like the author's own.
    """

    argument: str
    line: int
    level: int
    opening: Token
    tokens: list[Token]
    closing: Token
    context: Context
    problems: list[Problem]

    def problem(self, message: str, line: int | None = None) -> None:
        self.problems.append(Problem(line or self.line, message))

    def become(self, tag: str, **attributes: str) -> None:
        """Choose the element. `class_` and `aria_label` stand for `class` and `aria-label`."""
        self.opening.tag = self.closing.tag = tag
        for name, value in attributes.items():
            self.opening.attrSet(name.rstrip("_").replace("_", "-"), value)

    def title(self, text: str, *, level: int | None = None, id: str = "", hidden: str = "") -> None:
        """Put a heading first. `hidden` is said before it to those who do not see the card."""
        tokens = heading(text, level=level or self.level, id=id, line=self.line, hidden=hidden)
        self.tokens[:0] = tokens

    def top_level(self) -> Iterator[tuple[int, Token]]:
        """Tokens that stand directly in the block, with their index: no nested ones."""
        depth = 0
        for index, token in enumerate(self.tokens):
            if token.nesting < 0:
                depth -= 1
            if depth == 0 and token.nesting >= 0:
                yield index, token
            if token.nesting > 0:
                depth += 1

    def items(self) -> list[Token]:
        """The inline token that opens each item of the block's own lists."""
        found, depth = [], 0
        for index, token in enumerate(self.tokens):
            if token.type in {"bullet_list_open", "ordered_list_open"}:
                depth += 1
            elif token.type in {"bullet_list_close", "ordered_list_close"}:
                depth -= 1
            elif token.type == "list_item_open" and depth == 1:
                found += [t for t in self.tokens[index : index + 3] if t.type == "inline"][:1]
        return found

    def is_empty(self) -> bool:
        return not self.tokens


def line_of(token: Token) -> int:
    """The line a token starts on, from 1."""
    return token.map[0] + 1 if token.map else 1


def split_id(text: str) -> tuple[str, str | None]:
    """A text and the id written behind it.

    >>> split_id("Who should wait {#who-should-wait}")
    ('Who should wait', 'who-should-wait')
    >>> split_id("Who should wait")
    ('Who should wait', None)
    """
    match = TRAILING_ID.search(text)
    return (text[: match.start()].rstrip(), match["id"]) if match else (text, None)


def element(tag: str, inner: list[Token], **attributes: str) -> list[Token]:
    """Tokens inside an element of their own."""
    opening = Token(f"{tag}_open", tag, 1, map=inner[0].map if inner else None)
    for name, value in attributes.items():
        opening.attrSet(name.rstrip("_").replace("_", "-"), value)
    return [opening, *inner, Token(f"{tag}_close", tag, -1)]


def words(text: str, line: int) -> Token:
    """Text that is read as inline Markdown later."""
    return Token("inline", "", 0, content=text, children=[], map=[line - 1, line])


def heading(text: str, *, level: int, id: str, line: int, hidden: str = "") -> list[Token]:
    inner = [words(text, line)]
    if hidden:
        inner.insert(0, Token("visually_hidden", "span", 0, content=hidden))
    tokens = element(f"h{level}", inner)
    tokens[0].type, tokens[-1].type = "heading_open", "heading_close"
    tokens[0].map = [line - 1, line]
    if id:
        tokens[0].attrSet("id", id)
    return tokens


def sections(block: OpenBlock, level: int, noun: str) -> list[list[Token]]:
    """The block's tokens cut before each heading of that level; text before the first is an error."""
    starts = [
        index
        for index, token in block.top_level()
        if token.type == "heading_open" and token.tag == f"h{level}"
    ]
    if not starts:
        block.problem(f"There is no {noun} here: start each with {'#' * level} and a heading.")
        return []
    if starts[0] > 0:
        block.problem(
            f"This text stands before the first {noun}: move it above the block.",
            line_of(block.tokens[0]),
        )
    return [
        block.tokens[start:end]
        for start, end in zip(starts, [*starts[1:], len(block.tokens)], strict=True)
    ]
