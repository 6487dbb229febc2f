"""The page of search, and what its script suggests while a reader types."""

from __future__ import annotations

from contextlib import suppress

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from content.cache_policies import PRIVATE, private_page, public_page
from content.models import Clinic
from content.page_context import share_image_url
from search.answers import Answer, answer, read_text, suggest
from search.live_index import live_index
from search.models import MissedWord
from security import throttle

# Texts with a word that is missed, from one address in ten minutes: more are a script's.
MISSED_AT_MOST = 60


@public_page
@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """The form, and what the guide has on the text in the address. That answer nobody keeps."""
    text = read_text(request.GET.get("q", ""))
    found = answer(text, live_index.current()) if text else None
    if found and found.missed and request.method == "GET":
        _note(request, found)
    context = {
        "clinic": Clinic.objects.current(),
        "share_image_url": share_image_url(),
        "answer": found,
        "text": text,
        "is_asked": "q" in request.GET,
        "scripts": ["js/suggestions.js"],
        "canonical_url": settings.SITE_URL + reverse("search:results"),
    }
    response = render(request, "search/results.html", context)
    if "q" in request.GET:
        patch_cache_control(response, **PRIVATE)
    return response


@private_page
@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """For the script: `{"suggestions": [{"title": …, "place": …, "address": …}]}`. Nothing is noted."""
    entries = suggest(read_text(request.GET.get("q", "")), live_index.current())
    found = [
        {"title": entry.title, "place": entry.place, "address": entry.address} for entry in entries
    ]
    return JsonResponse({"suggestions": found})


def _note(request: HttpRequest, found: Answer) -> None:
    if throttle.is_too_many(request, "search.missed", MISSED_AT_MOST):
        return
    # What was found is worth more than the count.
    with suppress(DatabaseError):
        MissedWord.objects.note(found.missed)
