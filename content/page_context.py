"""What the templates of a page get, for every app that shows one of the guide's pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.templatetags.static import static

from content.current_guide import CurrentGuide, current_guide, guide_with
from content.markdown import Context, Document
from content.markdown import render as render_text
from content.markdown.blocks.care_card import CARE_CARD
from content.markdown.blocks.key_points import KEY_POINTS
from content.markdown.document import Heading
from content.models import Clinic, Page, Reference, Revision
from content.sources import lead_to_library, short_names, sources_of
from content.structured_data import structured_data

SECTION_LEVEL = 2
# With fewer, the list would take more room than it saves.
FEWEST_SECTIONS = 4


def page_context(revision: Revision) -> dict[str, Any]:
    """What the templates of one page get."""
    guide = guide_with(revision)
    site = site_context(guide, revision.page.key)
    references = guide.references_cited(revision.body)
    document = document_of(revision, site["clinic"], references.values())
    if revision.page.is_home:
        document = lead_to_library(document)
    before, after = guide.contents.neighbours(revision.page.key)
    context = {
        **site,
        "revision": revision,
        "document": document,
        "previous": before,
        "next": after,
        "sections": sections_of(document),
        "sources": sources_of(document, references),
        "canonical_url": settings.SITE_URL + revision.get_absolute_url(),
        "structured_data": structured_data(revision, site_url=settings.SITE_URL),
    }
    if revision.page.kind == Page.Kind.SOURCES:
        context |= {"library": guide.library, "library_html": guide.library_html}
    if revision.page.kind == Page.Kind.COMPARISON:
        context["decision"] = guide.decision
    return context


def site_context(guide: CurrentGuide | None = None, current: str = "") -> dict[str, Any]:
    """What every page of the site shows: the contents list and the clinic.

    `current` is the key of the open page, where it is one of the guide.
    """
    guide = guide or current_guide()
    return {
        "contents_html": guide.contents.html(current),
        "clinic": guide.clinic,
        "site_url": settings.SITE_URL,
        "share_image_url": share_image_url(),
    }


def share_image_url() -> str:
    """The picture that stands beside the address of any page where somebody passes it on."""
    return settings.SITE_URL + static("icons/share.png")


def sections_of(document: Document) -> tuple[Heading, ...]:
    """The headings for “On this page”; none where the page is short.

    Key points and cards stand at the top and are seen, questions have a list of their own.
    """
    questions = {question.id for question in document.questions}
    headings = (heading for heading in document.headings if heading.level == SECTION_LEVEL)
    sections = tuple(
        each
        for each in headings
        if each.id not in questions
        and each.id not in KEY_POINTS.reserved_ids
        and not each.id.startswith(CARE_CARD.reserved_prefixes)
    )
    return sections if len(sections) >= FEWEST_SECTIONS else ()


def document_of(
    revision: Revision, clinic: Clinic | None = None, references: Iterable[Reference] = ()
) -> Document:
    """The document that readers get of a published revision, which calls these references by name.

    The text was checked when it went live: what it cites is looked up, not judged.
    """
    call = clinic.emergency_call if clinic else ""
    context = Context(emergency_call=call, short_names=short_names(references))
    return render_text(revision.body, context)
