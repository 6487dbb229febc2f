"""What handouts add to the guide: the ways from a page to its sheet, and their own addresses."""

from __future__ import annotations

from django.template.loader import render_to_string

from content import additions
from content.addresses import register_addresses
from content.models import Revision
from handouts import pdf
from handouts.choices import Choices
from handouts.presets import is_for_paper

register_addresses("handouts:builder", "handouts:look-up")


@additions.register(additions.Place.PAGE_END)
def render_paper_links(revision: Revision) -> str:
    """Return the links to a page's sheet; nothing for a page that is of no use on paper."""
    if not is_for_paper(revision.page):
        return ""
    query = Choices(pages=(revision.page.key,)).query
    context = {"query": query, "has_pdf": pdf.is_available()}
    return render_to_string("handouts/paper_links.html", context)
