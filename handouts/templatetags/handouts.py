"""`{% paper_links revision %}`: the ways from a page of the guide to its sheet."""

from __future__ import annotations

from typing import Any

from django import template

from content.models import Revision
from handouts import pdf
from handouts.choices import Choices
from handouts.presets import is_for_paper

register = template.Library()


@register.inclusion_tag("components/paper_links.html")
def paper_links(revision: Revision) -> dict[str, Any]:
    """Nothing for a page that is of no use on paper."""
    if not is_for_paper(revision.page):
        return {}
    return {"query": Choices(pages=(revision.page.key,)).query, "has_pdf": pdf.is_available()}
