"""Options: rows of a table that a reader can choose, by the id that their author wrote.

    | Minoxidil {option minoxidil} | Lotion or foam for the scalp |

The id is in the addresses that readers share, so these keep working when the row gets other
words. The same id in several tables names the same choice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from django.utils.safestring import mark_safe
from markdown_it.token import Token

from content.markdown.cleaner import clean_copy
from content.markdown.document import Option, Table
from content.markdown.token_meta import meta_of

# One blank, not a run of them: two runs side by side take seconds on a hostile line.
OPTION = re.compile(r"\{option\s(?P<id>[^{}]*)\}$")


def split_option(text: str) -> tuple[str, str | None]:
    """The words of a row's first cell and the id of the option behind them.

    >>> split_option("Low-level laser {option laser}")
    ('Low-level laser', 'laser')
    >>> split_option("Low-level laser")
    ('Low-level laser', None)
    """
    text = text.rstrip()
    match = OPTION.search(text)
    return (text[: match.start()].rstrip(), match["id"].strip()) if match else (text, None)


def read_options(
    tables: Iterable[Table], tokens: list[Token], html_of: Callable[[Sequence[Token]], str]
) -> tuple[Table, ...]:
    """The tables of a text, each with its options. `html_of` renders tokens."""
    return tuple(
        replace(table, options=tuple(_options(table, rows, html_of)))
        for table, rows in zip(tables, _rows_of_tables(tokens), strict=True)
    )


@dataclass
class _Row:
    option: str
    cells: list[Token] = field(default_factory=list)


def _rows_of_tables(tokens: list[Token]) -> list[list[_Row]]:
    """The rows of each table that has a caption, in the order of the text."""
    found: list[list[_Row]] = []
    is_named = False
    for token, following in pairwise(tokens):
        if token.type == "table_open":
            is_named = bool(meta_of(token).table_id)
            found += [[]] if is_named else []
        elif is_named and token.type == "tr_open":
            found[-1].append(_Row(meta_of(token).option))
        elif is_named and token.type in {"th_open", "td_open"}:
            found[-1][-1].cells.append(following)
    return found


def _options(
    table: Table, rows: list[_Row], html_of: Callable[[Sequence[Token]], str]
) -> Iterator[Option]:
    for words, row in zip(table.rows, rows, strict=True):
        if row.option:
            cells = (clean_copy(html_of([cell])) for cell in row.cells[1:])
            # They have passed the cleaner.
            yield Option(row.option, words[0], tuple(map(mark_safe, cells)))
