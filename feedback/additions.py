"""What feedback adds to the guide: a question at each page's end, and its own address."""

from __future__ import annotations

from django.template.loader import render_to_string

from content import additions
from content.addresses import register_addresses
from content.models import Revision

register_addresses("feedback:form")


@additions.register(additions.Place.PAGE_END)
def render_question(revision: Revision) -> str:
    """Return the question if the page was clear; nothing under a draft, which no reader has."""
    if not revision.is_published:
        return ""
    context = {"page": revision.page.key, "version": revision.number}
    return render_to_string("feedback/question.html", context)
