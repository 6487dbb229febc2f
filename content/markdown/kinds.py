"""What a page of each kind must hold: a procedure has steps, questions have answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from content.markdown.blocks import BLOCKS, block_type
from content.markdown.blocks.block_type import EVERY_CHAPTER, EVERY_PAGE
from content.markdown.document import Problem, Table

COMPARISON = "comparison"


class Blocks(Protocol):
    """What is asked of a text here: a document, or what is kept of one."""

    @property
    def blocks(self) -> Sequence[str]: ...

    @property
    def tables(self) -> tuple[Table, ...]: ...


def kind_problems(text: Blocks, *, kind: str, is_chapter: bool) -> tuple[Problem, ...]:
    """What a text lacks as a page of that kind. A chapter is a page of the guide's groups.

    Which blocks a kind needs, and which it refuses, is in the file of each block.
    """
    pages = [EVERY_PAGE, kind, *([EVERY_CHAPTER] if is_chapter else [])]
    problems = [*_missing_blocks(text, kind, pages), *_refused_blocks(text, pages)]
    if kind == COMPARISON:
        problems += _option_problems(text.tables)
    return tuple(problems)


def _missing_blocks(text: Blocks, kind: str, pages: Sequence[str]) -> Iterator[Problem]:
    for block in BLOCKS.values():
        if kind in block.not_needed_on:
            continue
        in_place = text.blocks[:1] if block.opens_page else text.blocks
        if block.name not in in_place:
            yield from (
                Problem(1, block.needed_on[page]) for page in pages if page in block.needed_on
            )


def _refused_blocks(text: Blocks, pages: Sequence[str]) -> Iterator[Problem]:
    for block in map(block_type, text.blocks):
        yield from (
            Problem(1, block.refused_on[page]) for page in pages if page in block.refused_on
        )


def _option_problems(tables: tuple[Table, ...]) -> Iterator[Problem]:
    """Where the tables of a comparison do not offer the same options.

    A reader gets two of them side by side, with what each table says of both.
    """
    offered = {option.id for table in tables for option in table.options}
    for table in tables:
        ids = {option.id for option in table.options}
        if not ids:
            message = f"Readers cannot choose from “{table.caption}”: write {{option its-name}} behind the name of each row."
            yield Problem(table.line, message)
            continue
        for missing in sorted(offered - ids):
            message = f"“{table.caption}” has no row with {{option {missing}}}, another table of this page has one."
            yield Problem(table.line, message)
