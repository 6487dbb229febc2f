"""Links between the guide's pages: which lead nowhere, and which lead to a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

from content.addresses import is_address_of_another_app
from content.markdown import Document, Problem
from content.markdown.document import Link
from content.models import Page, Revision
from content.slugs import address_of
from content.text_index import TextIndex
from content.version_indexes import read_indexes


@dataclass(frozen=True)
class LinkToPage:
    """A link in the words that readers get now, or will get at a set time."""

    revision: Revision
    link: Link


def own_path(href: str) -> str | None:
    """The path that a link has on this site, empty for a place on its own page.

    None for a link that leads elsewhere.

    >>> own_path("/costs/?from=paper#why"), own_path("#why"), own_path("https://example.org/costs/")
    ('/costs/', '', None)
    """
    try:
        link = urlsplit(href)
    except ValueError:  # half an address of IPv6
        return None
    if not (link.scheme or link.netloc):
        return link.path if href.startswith(("/", "#", "?")) else None
    # http leads to https, and an address without a scheme has the page's.
    ours = urlsplit(settings.SITE_URL).netloc
    if link.scheme in {"", "http", "https"} and link.netloc.lower() == ours.lower():
        return link.path or "/"
    return None


def linked_slugs(texts: Iterable[TextIndex]) -> set[str]:
    """The slugs that the pages have which these texts lead to."""
    paths = {own_path(href) for href in {link.href for text in texts for link in text.links}}
    slugs = {path: path.strip("/") for path in paths if path}
    return {slug for path, slug in slugs.items() if path == address_of(slug)}


def dead_links(
    text: Document | TextIndex, address: str, ids: Mapping[str, frozenset[str]]
) -> Iterator[Problem]:
    """Links of the page at `address` that lead nowhere. `ids` are those of every page, by address.

    Warnings: a page may be written before the one that it leads to.
    """
    for link in text.links:
        path = own_path(link.href)
        if path is None or _is_beside_the_guide(path):
            continue
        target, anchor = path or address, link.href.partition("#")[2]
        if target not in ids:
            message = f"The link {link.href} leads nowhere: there is no page {target}."
            yield Problem(link.line, message, "warning")
        elif anchor and anchor not in ids[target]:
            message = f"The link {link.href} leads nowhere: {target} has no id “{anchor}”."
            yield Problem(link.line, message, "warning")


def _is_beside_the_guide(path: str) -> bool:
    """Whether a path of this site is a file's or another app's, and no page of the guide."""
    files = (settings.STATIC_URL, settings.MEDIA_URL)
    return path.startswith(files) or is_address_of_another_app(path)


def links_to(page: Page) -> list[LinkToPage]:
    """Every link on other pages that leads to a page, at any address it ever had.

    First those that readers get now, then those in versions that wait for their time.
    """
    slugs = page.revisions.published().values_list("slug", flat=True)
    addresses = tuple(address_of(slug) for slug in set(slugs) if slug)
    others = Revision.objects.exclude(page=page).select_related("page").defer("body")
    revisions = [
        *others.live_page_by_page().in_reading_order(),
        *others.scheduled().order_by("published_at", "pk"),
    ]
    indexes = read_indexes([revision.pk for revision in revisions], "links")
    return [
        LinkToPage(revision, link)
        for revision in revisions
        for link in indexes[revision.pk].links
        # Most of a thousand pages' links lead elsewhere, and to take each apart takes long.
        if any(address in link.href for address in addresses) and own_path(link.href) in addresses
    ]
