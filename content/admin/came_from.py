"""The page of the admin that led to this one, as the browser says."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


def find_page_before(request: HttpRequest) -> str:
    """Its address on this site; empty for one from elsewhere, and for this page itself."""
    before = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(before, {request.get_host()}):
        return ""
    parts = urlsplit(before)
    if not parts.path.startswith(reverse("admin:index")) or parts.path == request.path:
        return ""
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
