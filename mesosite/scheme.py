"""The scheme of a request, as Django reads it, for what answers before Django."""

from __future__ import annotations

from typing import Any

from django.conf import settings


def scheme_of(environ: dict[str, Any]) -> str:
    """`http` or `https`: what the proxy says where the settings trust one, else the connection's."""
    if settings.BEHIND_PROXY:
        header, secure = settings.SECURE_PROXY_SSL_HEADER
        if (said := environ.get(header)) is not None:
            return "https" if said.partition(",")[0].strip() == secure else "http"
    scheme: str = environ["wsgi.url_scheme"]
    return scheme
