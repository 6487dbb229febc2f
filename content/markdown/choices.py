"""What the blocks of choices and statements hold, read from the tokens of a text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from django.utils.safestring import mark_safe
from markdown_it.token import Token

from content.markdown.blocks.block import line_of
from content.markdown.blocks.statements import ASK, COMPARE
from content.markdown.cleaner import clean_copy
from content.markdown.decision import Choice, Decision, Fact, Statement
from content.markdown.plain_text import plain_text
from content.markdown.token_meta import TokenMeta, meta_of


def read_decision(tokens: Sequence[Token], html_of: Callable[[Sequence[Token]], str]) -> Decision:
    """The choices and the statements in these tokens. `html_of` renders tokens."""
    metas = [meta_of(token) for token in tokens if token.type == "container_block_open"]
    block = next((meta for meta in metas if meta.block == "choices"), TokenMeta())
    return Decision(
        tuple(_choices(tokens, html_of)),
        tuple(_statements(tokens)),
        block.drawn_from,
        block.listed_facts,
    )


def leave_out(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without what is not for this page, such as what only a sheet says."""
    kept: list[Token] = []
    end = -1
    for index, token in enumerate(tokens):
        if index > end and meta_of(token).is_left_out:
            end = _closing(tokens, index)
        if index > end:
            kept.append(token)
    return kept


def _closing(tokens: Sequence[Token], index: int) -> int:
    """Where the element that opens at `index` closes; `index` itself where nothing opens."""
    depth = 0
    for position in range(index, len(tokens)):
        depth += tokens[position].nesting
        if depth == 0:
            return position
    raise AssertionError("each element that opens closes")


def _values(tokens: Sequence[Token]) -> Iterator[tuple[str, Sequence[Token]]]:
    """The values of the fields in these tokens, each with the name of its field."""
    for index, token in enumerate(tokens):
        if token.type == "dd_open" and meta_of(token).fact:
            yield meta_of(token).fact, tokens[index + 1 : _closing(tokens, index)]


def _choices(
    tokens: Sequence[Token], html_of: Callable[[Sequence[Token]], str]
) -> Iterator[Choice]:
    for index, token in enumerate(tokens):
        if not meta_of(token).choice_id:
            continue
        own = tokens[index : _closing(tokens, index)]
        words = next(each for each in own if each.type == "inline")
        facts = (Fact(n, mark_safe(clean_copy(html_of(inner)))) for n, inner in _values(own))  # noqa: S308
        yield Choice(meta_of(token).choice_id, plain_text(words), tuple(facts), line_of(words))


def _statements(tokens: Sequence[Token]) -> Iterator[Statement]:
    starts = [index for index, token in enumerate(tokens) if meta_of(token).statement_id]
    for index, end in pairwise([*starts, len(tokens)]):
        said: dict[str, list[str]] = {COMPARE: [], ASK: []}
        for name, inner in _values(tokens[index:end]):
            words = " ".join(plain_text(each) for each in inner if each.type == "inline")
            said.setdefault(name, []).append(words)
        yield Statement(
            meta_of(tokens[index]).statement_id,
            plain_text(tokens[index + 1]),
            tuple(said[COMPARE]),
            " ".join(said[ASK]),
            line_of(tokens[index]),
        )
