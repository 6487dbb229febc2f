"""Links between the guide's pages: which lead nowhere, and which lead to a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from content.markdown import Document, Problem, render
from content.markdown.document import Link
from content.models import Page, Revision

# Addresses of this site that are no pages of the guide.
OWN_ADDRESSES = ("/procedure/plan/", "/media/", "/static/")


@dataclass(frozen=True)
class LinkToPage:
    """A link in the words that readers get now."""

    revision: Revision
    link: Link


def ids_of(document: Document) -> frozenset[str]:
    """The ids in a document that a link can lead to."""
    return frozenset(
        item.id
        for part in (document.headings, document.steps, document.terms, document.tables)
        for item in part
    )


def dead_links(
    document: Document, address: str, ids: Mapping[str, frozenset[str]]
) -> Iterator[Problem]:
    """Links of the page at `address` that lead nowhere. `ids` are those of every page, by address.

    Warnings: a page may be written before the one that it leads to.
    """
    for link in document.links:
        if not link.href.startswith(("/", "#")) or link.href.startswith(OWN_ADDRESSES):
            continue
        target, _, anchor = link.href.partition("#")
        target = target or address
        if target not in ids:
            message = f"The link {link.href} leads nowhere: there is no page {target}."
            yield Problem(link.line, message, "warning")
        elif anchor and anchor not in ids[target]:
            message = f"The link {link.href} leads nowhere: {target} has no id “{anchor}”."
            yield Problem(link.line, message, "warning")


def ids_of_live_pages() -> dict[str, frozenset[str]]:
    """The ids of every page that readers get, by address, old addresses included."""
    live = {revision.page_id: revision for revision in Revision.objects.live()}
    ids = {page: ids_of(render(revision.body)) for page, revision in live.items()}
    addresses = Revision.objects.published().filter(page__in=live).values_list("slug", "page")
    return {f"/{slug}/" if slug else "/": ids[page] for slug, page in addresses}


def links_to(page: Page) -> list[LinkToPage]:
    """Every link on other live pages that leads to a page, at any address it ever had."""
    slugs = page.revisions.published().values_list("slug", flat=True)
    addresses = tuple(f"/{slug}/" for slug in set(slugs) if slug)
    revisions: Iterable[Revision] = (
        Revision.objects.live().exclude(page=page).select_related("page").in_reading_order()
    )
    return [
        LinkToPage(revision, link)
        for revision in revisions
        for link in render(revision.body).links
        if link.href.partition("#")[0] in addresses
    ]
