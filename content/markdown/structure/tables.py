"""The tables of a text, as plain words. Their options are read later: they are HTML."""

from __future__ import annotations

from markdown_it.token import Token

from content.markdown.blocks.block import line_of
from content.markdown.document import Table
from content.markdown.plain_text import plain_text
from content.markdown.structure.structure import Structure
from content.markdown.token_meta import meta_of


def read_table(structure: Structure, tokens: list[Token], start: int) -> None:
    opening = tokens[start]
    meta, line = meta_of(opening), line_of(opening)
    if not meta.table_id:
        structure.problem(line, "This table has no caption: put it into a ::: table block.")
        return
    rows: list[list[str]] = []
    for index in range(start, len(tokens)):
        if tokens[index].type == "tr_open":
            rows.append([])
        elif tokens[index].type in {"th_open", "td_open"}:
            rows[-1].append(plain_text(tokens[index + 1]))
        elif tokens[index].type == "table_close":
            break
    structure.tables.append(Table(meta.table_id, meta.caption, tuple(map(tuple, rows)), line))
