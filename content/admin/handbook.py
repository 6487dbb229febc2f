"""The handbook: every block with what it is for, what to write, and what patients see."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from content.handbook_examples import chapters


@permission_required("content.view_revision", raise_exception=True)
@require_safe
def handbook(request: HttpRequest) -> HttpResponse:
    context = {
        **admin.site.each_context(request),
        "title": "Handbook for editors",
        "chapters": chapters(),
    }
    return render(request, "staff/handbook.html", context)
