"""Who may keep an answer, and what it is asked for again with: what Django leaves open.

Django's own middleware gives an `ETag` to GET alone, and the one that compresses says `Vary` only
on what it compressed, so that a cache could hand a plain answer to whoever asks for another.
"""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.http import ConditionalGetMiddleware
from django.utils.cache import has_vary_header, patch_cache_control, patch_vary_headers

# Kept by browsers and proxies, asked after each time: a new version is seen at once, and an
# unchanged page costs an answer without a body.
PUBLIC = {"public": True, "max_age": 0, "must_revalidate": True}


class CacheHeadersMiddleware(ConditionalGetMiddleware):
    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        patch_vary_headers(response, ["Accept-Encoding"])
        if request.method not in {"GET", "HEAD"}:
            return response
        # A page that is missing, an address that moved, robots.txt: the same for everybody.
        is_for_all = not response.cookies and not has_vary_header(response, "Cookie")
        if is_for_all and not response.has_header("Cache-Control"):
            patch_cache_control(response, **PUBLIC)
        # Django answers the one, and leaves the other without.
        method, request.method = request.method, "GET"
        try:
            return super().process_response(request, response)
        finally:
            request.method = method
