"""Remove a page that was made by mistake and that readers never had."""

from __future__ import annotations

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from content.admin.desk import render_desk
from content.admin.withdraw import PERMISSION
from content.models import Page


@permission_required(PERMISSION, raise_exception=True)
def remove_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete a page with its discarded drafts, once the person was told which these are."""
    page = get_object_or_404(Page, pk=pk)
    name = page.known_title
    if request.method == "POST":
        try:
            with transaction.atomic():
                # The trace first: it needs the row.
                admin.site.get_model_admin(Page).log_deletions(request, Page.objects.filter(pk=pk))
                page.remove()
        except ValidationError as error:
            messages.error(request, error.message)
            return redirect("admin:content_page_change", pk)
        messages.success(request, f"The page “{name}” is removed.")
        return redirect("admin:content_page_changelist")
    context = {
        "title": f"Remove the page “{name}”",
        "page": page,
        "drafts": page.revisions.select_related("author"),
        "reason": page.reason_to_stay(),
    }
    return render_desk(request, Page, "staff/remove_page.html", context)
