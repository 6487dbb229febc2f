"""What is wrong with a guide, each page by itself and all of them together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from content.guide_files.guide import Fault, Guide, GuidePage
from content.links import dead_links, ids_of
from content.markdown import Document
from content.markdown.kinds import kind_problems
from content.models import Page


def structure_faults(guide: Guide) -> list[Fault]:
    """What is wrong with the guide's pages, each by itself and together."""
    faults: list[Fault] = []
    documents = list(guide.documents())
    for page, document in documents:
        is_chapter = page.front.group in Page.CHAPTER_GROUPS
        problems = kind_problems(document, kind=page.front.kind, is_chapter=is_chapter)
        faults += map(page.fault, (*problems, *document.problems))
    return faults + list(_twin_faults(guide)) + list(_link_faults(documents))


def _twin_faults(guide: Guide) -> Iterator[Fault]:
    """Two pages that want the same address, or the same place."""
    for what, name_of in (
        ("address", lambda page: page.front.slug),
        ("place", lambda page: (page.front.group, page.front.position)),
    ):
        # Two pages in one place stand in the order of their keys; two at one address cannot.
        level = "error" if what == "address" else "warning"
        seen: dict[Any, GuidePage] = {}
        for page in guide.pages:
            other = seen.setdefault(name_of(page), page)
            if other is not page:
                message = f"{other.file_name} has the same {what}: {name_of(page)!r}."
                yield Fault(page.file_name, 1, message, level)


def _link_faults(documents: list[tuple[GuidePage, Document]]) -> Iterator[Fault]:
    """Links between pages that lead nowhere. Warnings: a live guide may have an old address in
    a text, which redirects, and its export must load again."""
    ids = {page.address: ids_of(document) for page, document in documents}
    for page, document in documents:
        yield from map(page.fault, dead_links(document, page.address, ids))
