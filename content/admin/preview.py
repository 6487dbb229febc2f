"""See a version as readers would get it."""

from __future__ import annotations

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import resolve

from content.models import Revision


@permission_required("content.view_revision", raise_exception=True)
def preview_version(request: HttpRequest, pk: int) -> HttpResponse:
    """A version exactly as readers would get it, by the view that they get. Kept nowhere."""
    revision = get_object_or_404(Revision.objects.select_related("page", "signed_off_by"), pk=pk)
    match = resolve(revision.get_absolute_url())
    response: HttpResponse = match.func(request, *match.args, **match.kwargs, revision=revision)
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
