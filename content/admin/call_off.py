"""Call off a version that waits for its time."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from content.admin.desk import log_change
from content.models import Revision


@permission_required("content.publish_revision", raise_exception=True)
def call_off_version(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a version that waits for its time a draft again."""
    revision = get_object_or_404(Revision.objects.select_related("page"), pk=pk)
    if request.method != "POST":
        return redirect("admin:content_revision_change", pk)
    try:
        revision.unschedule()
    except ValidationError as error:
        messages.error(request, error.message)
    else:
        log_change(request, revision, "Called off: it is a draft again.")
        messages.success(request, f"{revision} is a draft again.")
    return redirect("admin:content_revision_change", pk)
