"""The answer while the database gives none, or the disk is full: kind words, whom to call, and no text lost."""

from __future__ import annotations

import sys
from http.client import SERVICE_UNAVAILABLE

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.views import defaults

from accounts import kept_text
from content.models import Clinic
from mesosite.database_log import passes_by_itself

TRY_AGAIN_AFTER = 30  # seconds


def server_error(request: HttpRequest) -> HttpResponse:
    """The site's `handler500`: 503 for what passes by itself, Django's own answer otherwise.

    A form with a text comes back as a page that holds the text and sends it again.
    """
    if not passes_by_itself(sys.exception()):
        return defaults.server_error(request)
    kept = kept_text.list_kept_fields(request) if kept_text.is_form_with_text(request) else None
    context = {
        "kept": kept,
        "address": request.get_full_path(),
        "clinic": Clinic.objects.last_read,
    }
    response = render(request, "503.html", context, status=SERVICE_UNAVAILABLE)
    response["Retry-After"] = str(TRY_AGAIN_AFTER)
    add_never_cache_headers(response)
    return response
