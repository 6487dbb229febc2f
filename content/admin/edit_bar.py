"""The bar above the readers' pages for staff who are signed in: the way from a page to its text.

A reader's page asks nobody who they are: without the cookie of a sign-in nothing is looked up. A
page with the bar is kept by nobody, and none is ever made for `mesosite.kept_pages`, which asks
without cookies.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

from content.cache_policies import PRIVATE

PREVIEW = "content_revision_preview"
# In the address of a preview: it was opened to sign the version off.
TO_SIGN_OFF = "sign-off"


def edit_bar(request: HttpRequest) -> dict[str, Any]:
    """For templates: `edit_bar` with what this member of staff may do; nothing for readers."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or not _shows_a_page(request):
        return {}
    user = request.user
    if not (user.is_active and user.is_staff and user.has_perm("content.view_revision")):
        return {}
    request.has_edit_bar = True  # type: ignore[attr-defined]
    return {
        "edit_bar": {
            "may_write": user.has_perm("content.add_revision"),
            "is_preview": _is_of_the_admin(request),
            "is_to_sign_off": TO_SIGN_OFF in request.GET and _is_of_the_admin(request),
        }
    }


def _shows_a_page(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and (not _is_of_the_admin(request) or match.url_name == PREVIEW)


def _is_of_the_admin(request: HttpRequest) -> bool:
    return request.resolver_match is not None and request.resolver_match.app_name == "admin"


class EditBarMiddleware:
    """Has nobody keep an answer that may show the bar."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if getattr(request, "has_edit_bar", False):
            del response["Cache-Control"]
            patch_cache_control(response, **PRIVATE)
        return response
