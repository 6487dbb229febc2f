"""The choices of a page for deciding with all their facts, wherever each is written.

What two pages say of a choice stands in one place: in the tables of the page that compares. The
page for deciding has the facts that only it has, and draws the others from there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe

from content.markdown.decision import Choice, Decision, Fact
from content.markdown.document import Table
from content.markdown.notes import note_of_sources
from content.side_by_side import NOT_KNOWN
from content.slugs import address_of

# Clean HTML: a mark for sources holds none of its own kind, and a note no other box.
MARK = re.compile(r'<sup class="cite">.*?</sup>', re.DOTALL)
NOTE = re.compile(r'<div class="sure[^"]*"[^>]*>.*?</div>', re.DOTALL)


def with_drawn_facts(
    page: Decision, tables: Iterable[Table], links: Mapping[str, str] | None = None
) -> tuple[Choice, ...]:
    """The choices of a page with the facts of these tables, in the order of its list.

    The numbers of sources are those of another page: in their place stand `links`, the sources by
    their numbers there, in HTML.
    """
    address = address_of(page.drawn_from)
    cells: dict[tuple[str, str], SafeString] = {}
    for table in tables:
        for option in table.options:
            for name, cell in zip(table.rows[0][1:], option.cells, strict=False):
                cells.setdefault((option.id, name), _named(cell, address, links or {}))
    drawn = frozenset(page.drawn_facts)

    def facts_of(choice: Choice) -> Iterator[Fact]:
        own = {fact.name: fact for fact in choice.facts}
        for name in dict.fromkeys(page.listed_facts):
            if name in drawn:
                yield Fact(name, cells.get((choice.id, name)) or NOT_KNOWN)
            elif name in own:
                yield own.pop(name)
        yield from own.values()

    return tuple(replace(choice, facts=tuple(facts_of(choice))) for choice in page.choices)


def without_evidence(fact: Fact) -> SafeString:
    """What a fact says, without marks and notes: its label stays where it is in the words."""
    return mark_safe(MARK.sub("", NOTE.sub("", fact.html)).strip())  # noqa: S308 (clean HTML)


def own_facts(page: Decision, address: str) -> dict[str, dict[str, SafeString]]:
    """What the page for deciding at this address says itself, by choice and by name, to stand on
    another page: without the numbers of its sources."""
    return {
        choice.id: {
            fact.name: _as_elsewhere(without_evidence(fact), address) for fact in choice.facts
        }
        for choice in page.choices
    }


def words_of(fact: Fact) -> str:
    """The plain words of a fact, without sources and labels."""
    spoken = re.sub(r'<span class="sure.*', "", without_evidence(fact), flags=re.DOTALL)
    return " ".join(strip_tags(spoken.replace("</figcaption>", " ")).split())


def _named(cell: SafeString, address: str, links: Mapping[str, str]) -> SafeString:
    """A cell as it stands on another page, with a note of the names of its sources."""
    numbers = dict.fromkeys(re.findall(r"\d+", " ".join(MARK.findall(cell))))
    named = [links[number] for number in numbers if number in links]
    note = note_of_sources(named) if named else ""
    return mark_safe(_as_elsewhere(cell, address) + note)  # noqa: S308 (clean HTML, escaped names)


def _as_elsewhere(cell: SafeString, address: str) -> SafeString:
    """A cell of the page at this address as it stands on another one."""
    return mark_safe(MARK.sub("", cell).replace('href="#', f'href="{address}#'))  # noqa: S308
