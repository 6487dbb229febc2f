"""Which version writing starts from."""

from __future__ import annotations

from django.http import HttpRequest

from content.admin.keys import find_page, find_revision
from content.models import Revision


def find_start(request: HttpRequest) -> Revision | None:
    """The version that writing starts from: the one that was chosen, else what readers get.

    The newest one where nothing is live; None for a page without a version.
    """
    if source := find_revision(request.GET.get("source", "")):
        return source
    page = find_page(request.GET.get("page", ""))
    if page is None:
        return None
    versions = Revision.objects.filter(page=page).select_related("page", "author")
    return versions.live().first() or versions.drafts().first() or versions.first()
