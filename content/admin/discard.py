"""Discard a draft, or bring it back."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from content.admin.desk import log_change, member_of_staff
from content.models import Revision

# Whoever writes or publishes. Nothing is lost by it.
PERMISSIONS = ("content.add_revision", "content.publish_revision")


def may_discard(request: HttpRequest) -> bool:
    return any(map(request.user.has_perm, PERMISSIONS))


def discard_version(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a draft out of the way; sent with `bring_back`, make it a draft again."""
    if not may_discard(request):
        raise PermissionDenied
    revision = get_object_or_404(Revision.objects.select_related("page"), pk=pk)
    if request.method == "POST":
        _change(request, revision)
    return redirect("admin:content_revision_change", pk)


def _change(request: HttpRequest, revision: Revision) -> None:
    if "bring_back" in request.POST:
        revision.bring_back()
        done = "is a draft again"
    else:
        try:
            revision.discard(by=member_of_staff(request))
        except ValidationError as error:
            messages.error(request, error.message)
            return
        done = "is discarded. It stays below the versions of its page, and can be brought back"
    log_change(request, revision, done.partition(".")[0].capitalize() + ".")
    messages.success(request, f"{revision} {done}.")
