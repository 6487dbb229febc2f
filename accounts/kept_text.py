"""A text outlives the sign-in it was begun with.

Whoever saves a form after their sign-in has ended gets a sign-in page that holds everything
they sent, as hidden fields. Posting that page signs them in, and the form goes on its way in
the same request: its own checks, conflicts and permissions are those of any other day.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from http.client import FORBIDDEN, TOO_MANY_REQUESTS
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.contrib.auth import login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from accounts import second_factor
from accounts.forms import StaffAuthenticationForm
from accounts.login_throttle import count_minutes_closed

# Forms with words in them, and no others: a password or a deletion is typed again.
FORMS_WITH_TEXT = re.compile(rf"admin:({'|'.join(settings.APPS_WITH_TEXT)})_\w+_(add|change)")
# Names in the sign-in form begin with this: a page may have a field called “username”.
PREFIX = "sign_in"
NOT_KEPT = re.compile(rf"csrfmiddlewaretoken|{PREFIX}-.*|.*password.*", re.IGNORECASE)

A_CLICK_IS_ENOUGH = {"token", "second factor"}


def is_form_with_text(request: HttpRequest) -> bool:
    match = request.resolver_match
    return (
        request.method == "POST"
        and match is not None
        and bool(FORMS_WITH_TEXT.fullmatch(match.view_name))
    )


def answer_or_keep(
    request: HttpRequest, answer: Callable[[HttpRequest], HttpResponseBase]
) -> HttpResponseBase:
    """What `answer` says to a form from somebody who may send it, else the page that keeps it."""
    if request.POST.get(f"{PREFIX}-username"):
        return _sign_in_and_answer(request, answer)
    if not admin.site.has_permission(request):
        return render_kept_text(request)
    if f"{PREFIX}-go_on" in request.POST:
        return _answer_carried(request, answer)
    return answer(request)


def _sign_in_and_answer(
    request: HttpRequest, answer: Callable[[HttpRequest], HttpResponseBase]
) -> HttpResponseBase:
    form = StaffAuthenticationForm(request, request.POST, prefix=PREFIX)
    if not form.is_valid():
        return render_kept_text(request, form)
    login(request, form.get_user())
    if second_factor.is_owed_by(request.user):
        return render_kept_text(request, why="second factor")
    return _answer_carried(request, answer)


def _answer_carried(
    request: HttpRequest, answer: Callable[[HttpRequest], HttpResponseBase]
) -> HttpResponseBase:
    posted = request.POST
    # The view sees the form as it was sent the first time.
    request.POST = request.POST.copy()  # type: ignore[assignment]
    for name in [name for name in posted if name.startswith(f"{PREFIX}-")]:
        del request.POST[name]  # type: ignore[misc]
    try:
        return answer(request)
    except PermissionDenied:
        return render_kept_text(request, why="permission")


def render_kept_text(
    request: HttpRequest, form: StaffAuthenticationForm | None = None, *, why: str = ""
) -> HttpResponse:
    """The page that holds the text, with what is needed before it can be saved.

    `why` is empty while the person must sign in, else “permission”, “second factor” or “token”.
    """
    is_closed = getattr(request, "axes_locked_out", False)
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": "Your text is still here",
        "why": why,
        "form": None if why in A_CLICK_IS_ENOUGH else form or _make_empty_form(request),
        "kept": list_kept_fields(request),
        "files": [file.name for files in request.FILES.lists() for file in files[1]],
        "minutes": count_minutes_closed() if is_closed else None,
        "address": request.get_full_path(),
        "go_on": f"{PREFIX}-go_on",
    }
    status = TOO_MANY_REQUESTS if is_closed else FORBIDDEN
    response = render(request, "accounts/kept_text.html", context, status=status)
    add_never_cache_headers(response)
    return response


def _make_empty_form(request: HttpRequest) -> StaffAuthenticationForm:
    return StaffAuthenticationForm(request, prefix=PREFIX)


def list_kept_fields(request: HttpRequest) -> list[tuple[str, str]]:
    """Name and value of each field that was sent, but for passwords and tokens."""
    return [
        (name, value)
        for name, values in request.POST.lists()
        if not NOT_KEPT.fullmatch(name)
        for value in values
    ]
