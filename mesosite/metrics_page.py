"""`/metrics`, for whoever watches the site: asked on this machine, or with a token.

A middleware like `mesosite.health`, because it is asked for by the machine's address too.
"""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

ADDRESS = "/metrics"
CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
# A proxy on this machine has a loopback address too, and says for whom it asks.
OF_A_PROXY = ("X-Forwarded-For", "X-Forwarded-Proto", "X-Real-IP", "Forwarded", "Via")


class MetricsMiddleware:
    """To everybody else the address is as unknown as it is while it is switched off."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        is_asked_for = settings.METRICS and request.path_info == ADDRESS
        return (
            metrics(request) if is_asked_for and may_read(request) else self.get_response(request)
        )


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    from mesosite.metrics import write_all

    return HttpResponse(write_all(), CONTENT_TYPE)


def may_read(request: HttpRequest) -> bool:
    token, given = settings.METRICS_TOKEN, request.headers.get("Authorization", "")
    if token and constant_time_compare(given, f"Bearer {token}"):
        return True
    if not settings.METRICS_ON_LOOPBACK or any(name in request.headers for name in OF_A_PROXY):
        return False
    try:
        return ip_address(request.META["REMOTE_ADDR"]).is_loopback
    except ValueError:  # a socket that has no address
        return False
