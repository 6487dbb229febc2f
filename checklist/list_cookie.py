"""The cookie that says which ticks are a browser's own: a random number, signed.

It is signed so that only numbers which we gave out are taken. It is not Django's session:
that one changes its key when staff sign in with the same browser, and ends with signing out.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse

from checklist.models import KEPT_FOR, Tick

NAME = "steps"
# It is sent to the steps alone, so that every other page stays the same for everybody.
PATH = "/procedure/"
# What a server that has read a request's ticks already calls them in its environ.
READ_ALREADY = "checklist.ticks"
_signer = Signer(salt="checklist.list_cookie")


def read(request: HttpRequest) -> uuid.UUID | None:
    """Return the browser's list, or None without a cookie that we gave out."""
    return list_of(request.COOKIES)


def list_of(cookies: Mapping[str, str]) -> uuid.UUID | None:
    """Return the list in these cookies, or None without one that we gave out."""
    try:
        return uuid.UUID(_signer.unsign(cookies.get(NAME, "")))
    except (BadSignature, ValueError):
        return None


def read_ticks(request: HttpRequest) -> frozenset[str]:
    """Return the ids of the steps that this browser has ticked. One query, or none."""
    read_already: frozenset[str] | None = request.META.get(READ_ALREADY)
    if read_already is not None:
        return read_already
    list_id = read(request)
    return Tick.objects.step_ids(list_id) if list_id else frozenset()


def give(response: HttpResponse, list_id: uuid.UUID) -> None:
    """Let the browser keep its list for another 180 days."""
    response.set_cookie(
        NAME,
        _signer.sign(str(list_id)),
        max_age=KEPT_FOR,
        path=PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def take_back(response: HttpResponse) -> None:
    response.delete_cookie(NAME, path=PATH, samesite="Lax")
