"""The page where a reader keeps the guide on a phone, and what the browser asks for then.

All of it is the same for everybody, so that it is kept in front of Django, as pages are.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from content.cache_policies import public_page
from content.current_guide import current_guide
from content.page_context import site_context
from content.structured_data import SITE_NAME
from offline.kept_list import make_list

WORKER = Path(__file__).with_name("worker.js")
# A line of its own, or an empty one.
COMMENT = re.compile(r"^ *//.*\n|^\n", flags=re.MULTILINE)
# What a page of the shipped guide takes on a phone, in bytes, as a test measures it.
BYTES_A_PAGE = 80_000


@public_page
@require_safe
def keep(request: HttpRequest) -> HttpResponse:
    pages = len(current_guide().contents.versions)
    context = {
        **site_context(),
        "pages": pages,
        "megabytes": max(1, round(pages * BYTES_A_PAGE / 1e6)),
        "canonical_url": settings.SITE_URL + reverse("offline:page"),
    }
    return render(request, "offline/keep.html", context)


@public_page
@require_safe
def not_kept(request: HttpRequest) -> HttpResponse:
    """What the worker shows in the place of a page that is not kept."""
    return render(request, "offline/not_kept.html", site_context())


@public_page
@require_safe
def not_sent(request: HttpRequest) -> HttpResponse:
    """What the worker answers to a form that it cannot send."""
    return render(request, "offline/not_sent.html", site_context())


@public_page
@require_safe
def list_kept(request: HttpRequest) -> HttpResponse:
    return JsonResponse(make_list())


@public_page
@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """What a phone wants to know for an icon among its own.

    `browser`: the guide opens as a page, with its address and the way to pass it on, and no browser
    offers by itself to install it.
    """
    icons = [
        {"src": static("icons/favicon.svg"), "sizes": "any", "type": "image/svg+xml"},
        {"src": static("icons/icon-512.png"), "sizes": "512x512", "type": "image/png"},
    ]
    content: dict[str, Any] = {
        "name": SITE_NAME,
        "short_name": "Mesotherapy",
        "lang": "en-GB",
        "start_url": reverse("content:home"),
        "display": "browser",
        "background_color": "#fcfaf6",
        "theme_color": "#61284b",
        "icons": icons,
    }
    return JsonResponse(content, content_type="application/manifest+json")


@cache_control(public=True, no_cache=True)
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    return HttpResponse(read_worker(), "text/javascript")


@cache
def read_worker() -> str:
    """The worker without its comments, which are a quarter of it and for who reads the code."""
    return COMMENT.sub("", WORKER.read_text(encoding="utf-8"))
