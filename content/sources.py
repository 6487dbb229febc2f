"""The sources of a page, and all sources with the pages that cite them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from django.db.models import QuerySet
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from content.contents_list import PageLink
from content.markdown import Document
from content.markdown.citations import cited_keys, cites
from content.models import Reference, Revision
from content.slugs import address_of
from content.version_indexes import read_indexes

TO_LIST_OF_PAGE = re.compile(r'href="#source-(?P<number>\d+)"')


@dataclass(frozen=True)
class Source:
    """A reference as one page numbers it."""

    number: int
    reference: Reference

    @property
    def address(self) -> str:
        return address_in_library(self.reference.key)

    @property
    def link(self) -> SafeString:
        """Its short name, as a link to where it stands in the page of all sources."""
        return format_html('<a href="{}">{}</a>', self.address, self.reference.short_name)


@dataclass(frozen=True)
class LibraryEntry:
    reference: Reference
    pages: tuple[PageLink, ...]

    @property
    def links(self) -> SafeString:
        """The links to the pages. One source may be on a thousand: a template would take seconds."""
        return mark_safe(", ".join(page.html for page in self.pages))  # noqa: S308 (safe each)


def address_in_library(key: str) -> str:
    """Where the page of all sources has a reference.

    >>> address_in_library("moftah2012")
    '/sources/#ref-moftah2012'
    """
    return f"{address_of('sources')}#ref-{key}"


def references_cited(*texts: str) -> dict[str, Reference]:
    """The references that texts cite, by their keys; those that there are. One query."""
    keys = frozenset().union(*map(cited_keys, texts))
    return {reference.key: reference for reference in Reference.objects.filter(key__in=keys)}


def short_names(references: Iterable[Reference]) -> tuple[tuple[str, str], ...]:
    """What a text calls its sources: see `Context`."""
    return tuple(sorted((reference.key, reference.short_name) for reference in references))


def sources_of(document: Document, references: Mapping[str, Reference]) -> list[Source]:
    """What a document cites, in the order of its numbers. A reference that is gone is left out."""
    return [
        Source(citation.number, references[citation.key])
        for citation in document.citations
        if citation.key in references
    ]


def lead_to_library(document: Document) -> Document:
    """The same document for a page without a list of sources: it leads to the page of all."""
    keys = {str(citation.number): citation.key for citation in document.citations}

    def lead(html: str) -> str:
        led = TO_LIST_OF_PAGE.sub(
            lambda match: f'href="{address_in_library(keys[match["number"]])}"', html
        )
        return mark_safe(led)  # noqa: S308 (clean HTML, addresses of our own)

    return replace(document, html=lead(document.html), opening=lead(document.opening))


def revisions_citing(
    reference: Reference, among: QuerySet[Revision] | None = None
) -> Iterator[Revision]:
    """Every version that cites it, old ones and drafts too: each may be published again.

    The newest come first, one by one as they are found: there may be thousands.
    """
    among = Revision.objects.order_by("-pk") if among is None else among
    near = among.filter(body__contains=f"@{reference.key}").only(
        *("page", "number", *Revision.WORDS), "signed_off_at", "unsettled_at"
    )
    for revision in near.iterator():
        if cites(revision.body, reference.key):
            yield revision


def is_cited(reference: Reference) -> bool:
    """Whether any version cites it, however old."""
    return any(True for _ in revisions_citing(reference))


def live_pages_citing() -> dict[str, list[Revision]]:
    """The live revisions that cite each key."""
    citing: dict[str, list[Revision]] = {}
    live = Revision.objects.live_page_by_page().in_reading_order()
    for revision in live.only("title", "body"):
        for key in cited_keys(revision.body):
            citing.setdefault(key, []).append(revision)
    return citing


def library(links: Iterable[PageLink]) -> list[LibraryEntry]:
    """Every reference with the live pages among these that cite it, in the order of the full list."""
    shown = {link.version: link for link in links if link.version is not None}
    indexes = read_indexes(list(shown), "citations")
    citing: dict[str, list[PageLink]] = {}
    for version, link in shown.items():
        for key in indexes[version].citations:
            citing.setdefault(key, []).append(link)
    return [
        LibraryEntry(reference, tuple(citing.get(reference.key, ())))
        for reference in Reference.objects.all()
    ]
