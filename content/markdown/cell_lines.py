"""Lines of a cell: in a table whose rows can be compared, each sentence begins one of its own, and
so it does in a fact of a choice.

Two such cells stand side by side on a telephone. There several facts in one run of words are hard
to tell apart: “63 in 100, with it. / 18 in 100, with salt water. / Gap: 45.”
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from content.markdown.token_meta import meta_of

SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
# They belong to the sentence before them.
MARKS = {"citation", "how_sure"}


def cell_lines_rule(state: StateCore) -> None:
    """Core rule, after texts are joined."""
    is_compared = is_inside = False
    for token in state.tokens:
        if token.type == "tr_open":
            is_compared = bool(meta_of(token).option)
        elif token.type in {"td_open", "dd_open"}:
            is_inside = meta_of(token).has_lines or (is_compared and token.type == "td_open")
        elif token.type in {"td_close", "dd_close"}:
            is_inside = False
        elif token.type == "inline" and is_inside:
            token.children = _in_lines(token.children or [])


def _in_lines(children: list[Token]) -> list[Token]:
    """Each sentence in an element. A label behind them is about all, and stands behind all."""
    labels = [child for child in children if child.type == "how_sure"]
    lines: list[list[Token]] = [[]]
    for piece in _pieces(children):
        if piece is None:
            lines.append([])
        elif piece.type != "how_sure":
            lines[-1].append(piece)
    if len(lines) == 1:
        return children
    shown: list[Token] = []
    for line in lines:
        # A blank between two lines, for whoever reads the words without the markup.
        shown += [Token("softbreak", "br", 0)] if shown else []
        shown += [Token("span_open", "span", 1, {"class": "line"}), *line]
        shown.append(Token("span_close", "span", -1))
    return shown + labels


def _pieces(children: list[Token]) -> Iterator[Token | None]:
    """The tokens, texts cut at the ends of their sentences, and None where a line ends."""
    for child, following in zip_longest(children, children[1:]):
        if child.type != "text" or child.level:
            yield child
            continue
        first, *others = SENTENCE_END.split(child.content)
        yield child.copy(content=first)
        for other in others:
            if other or (following and following.type not in MARKS):
                yield None
                yield child.copy(content=other)
