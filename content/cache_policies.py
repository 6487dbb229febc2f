"""Who may keep an answer: browsers and proxies, one reader's browser, or nobody."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.cache import cache_control

from security.cache_headers import PUBLIC

# An answer to what a reader typed is for that reader: a proxy keeps no copy of each price.
FOR_ONE_READER = {"private": True, "max_age": 0, "must_revalidate": True}
# What shows somebody's ticks or dates is kept by nobody.
PRIVATE = {"private": True, "no_store": True}

private_page = cache_control(**PRIVATE)


def public_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view with answers that anybody may keep, unless the view itself has said who may."""

    @wraps(view)
    def public(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        response = view(request, **kwargs)
        if not response.has_header("Cache-Control"):
            patch_cache_control(response, **PUBLIC)
        return response

    return public
