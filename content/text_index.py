"""The index of a version: what is asked of it again and again, without rendering its text each time.

It says what its words alone decide. What depends on other pages, on references and pictures or on
the page's kind is decided from it, when somebody asks: see `content.checks`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from content.guardrails import rules
from content.guardrails.beside_the_text import check_fields
from content.markdown.document import Document, Link, Picture, Problem, Table
from content.markdown.sections import Section, sections_of


@dataclass(frozen=True)
class TextIndex:
    """`problems` are of the structure, `words` those that the guard rails find in the text, and
    `beside` those in the words beside it, its title for one.

    `citations` are the keys in the order of their numbers, `mentions` the lines of each. Tables
    have their options, and neither rows nor cells. The names are those of a `Document`, so that
    whoever asks for no more takes either.
    """

    ids: frozenset[str] = frozenset()
    citations: tuple[str, ...] = ()
    mentions: Mapping[str, list[int]] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    pictures: tuple[Picture, ...] = ()
    blocks: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    sections: tuple[Section, ...] = ()
    problems: tuple[Problem, ...] = ()
    words: tuple[Problem, ...] = ()
    beside: tuple[Problem, ...] = ()

    @property
    def levels(self) -> frozenset[str]:
        """The levels of the problems that the words alone have."""
        return frozenset(p.level for p in (*self.problems, *self.words, *self.beside))


def index_document(document: Document, **beside: str) -> TextIndex:
    """The index of a text that is rendered, and of words beside it by the names of their fields."""
    return TextIndex(
        ids=ids_of(document),
        citations=tuple(citation.key for citation in document.citations),
        mentions=_lines_by_key(document.mentions),
        links=document.links,
        pictures=document.pictures,
        # Each once; which one opens the page is the first.
        blocks=tuple(dict.fromkeys(document.blocks)),
        tables=tuple(_in_short(table) for table in document.tables),
        sections=sections_of(document),
        problems=document.problems,
        words=rules.check(document),
        beside=tuple(
            replace(problem, beside=name)
            for name, words in beside.items()
            for problem in check_fields(**{name: words})
        ),
    )


def ids_of(document: Document) -> frozenset[str]:
    """The ids in a document that a link can lead to."""
    parts = (document.headings, document.steps, document.terms, document.tables)
    former_ids = (former for heading in document.headings for former in heading.former_ids)
    return frozenset((*(item.id for part in parts for item in part), *former_ids))


def _lines_by_key(mentions: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    lines: dict[str, list[int]] = {}
    for key, line in mentions:
        lines.setdefault(key, []).append(line)
    return lines


def _in_short(table: Table) -> Table:
    options = tuple(replace(option, cells=()) for option in table.options)
    return replace(table, rows=(), options=options)
