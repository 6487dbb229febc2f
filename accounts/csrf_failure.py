"""What a form without a valid token gets: the text back, or a page that says what to do.

The token of an open form goes stale when somebody signs in in another tab.
"""

from __future__ import annotations

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from accounts import kept_text


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    if kept_text.is_form_with_text(request) and _is_from_this_site(request):
        signed_in = admin.site.has_permission(request)
        return kept_text.render_kept_text(request, why="token" if signed_in else "")
    response = render(request, "403_csrf.html", {"reason": reason}, status=403)
    add_never_cache_headers(response)
    return response


def _is_from_this_site(request: HttpRequest) -> bool:
    """Whether the browser itself says so. Nobody else's words are put into a page of ours, one
    click away from being saved."""
    return (
        request.headers.get("Sec-Fetch-Site") == "same-origin"
        or request.headers.get("Origin") == settings.SITE_URL
    )
