"""What the staff's pages may show in a frame of their own."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse

from security.headers import content_security_policy


def let_this_site_frame(response: HttpResponse, *, forms: bool = True) -> HttpResponse:
    """The answer with leave for this site's pages alone to frame it. Without `forms` none is sent.

    `xframe_options_sameorigin` says the same to older browsers.
    """
    framed = {**settings.SECURE_CSP, "frame-ancestors": ["'self'"]}
    if not forms:
        framed["form-action"] = ["'none'"]
    response["Content-Security-Policy"] = content_security_policy(framed)
    return response
