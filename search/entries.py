"""Entries: what search can find. Each is a part of a live page, or a source."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from content.markdown.sections import Section
from content.models import Page, Reference
from content.slugs import address_of
from content.sources import address_in_library

QUESTION, SECTION, PAGE, TERM, SOURCE = "question", "section", "page", "term", "source"


@dataclass(frozen=True)
class Entry:
    """`place` is the page's title, or what stands in its place. `also` are other words for the
    title, which nobody sees. `is_help` says that it stands on the page of help."""

    kind: str
    title: str
    place: str
    address: str
    also: str
    words: str
    is_help: bool = False

    @property
    def part(self) -> tuple[str, str, str]:
        """What two entries share that say the same: the red card stands on several pages."""
        return self.address.partition("#")[2], self.title, self.words


class LivePage(NamedTuple):
    """A live version, and what else decides its entries: the words of a version never change."""

    version: int
    # No two versions were made at one moment, in whatever database.
    created: datetime.datetime
    title: str
    slug: str
    summary: str
    kind: str

    @property
    def place(self) -> str:
        return self.title if self.slug else "Start of the guide"


def entries_of_page(page: LivePage, sections: Iterable[Section]) -> Iterator[Entry]:
    """The entries of a page. One with neither words nor other words for its title says nothing."""
    address, is_help = address_of(page.slug), page.kind == Page.Kind.HELP
    for section in sections:
        if section.kind == "start":
            words = f"{page.summary} {section.words}".strip()
            also = page.slug.replace("-", " ")
            yield Entry(PAGE, page.place, "", address, also, words, is_help)
        elif section.words:
            own = section.id.replace("-", " ")
            yield Entry(
                section.kind,
                section.title,
                page.place,
                f"{address}#{section.id}",
                f"{own} {section.also}",
                section.words,
                is_help,
            )


def entry_of_source(source: Reference) -> Entry:
    words = " ".join(filter(None, (source.found, source.citation)))
    address = address_in_library(source.key)
    return Entry(SOURCE, source.short_name, "Sources", address, source.kind, words)
