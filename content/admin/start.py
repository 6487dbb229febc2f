"""Which version writing starts from, and what that is called."""

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


def is_own_newest_draft(request: HttpRequest, revision: Revision) -> bool:
    """Whether a person who writes on from this version goes on with what they were writing."""
    return (
        revision.author_id == request.user.pk
        and not revision.published_at
        and not revision.is_discarded
        and not revision.page.revisions.filter(number__gt=revision.number).exists()
    )


def name_writing_from(request: HttpRequest, revision: Revision) -> str:
    """What the button says that leads there."""
    if is_own_newest_draft(request, revision):
        return "Go on with this draft"
    return "Write a new version from this one"
