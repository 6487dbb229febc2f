"""The site as a WSGI application, for gunicorn: what is kept ready stands in front of Django."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from django.core.wsgi import get_wsgi_application

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mesosite.settings")


def build_application() -> WSGIApplication:
    """Django, and in front of it the pages that are kept, where the settings have room for any."""
    django = get_wsgi_application()
    # Only now: they ask for the models.
    from django.conf import settings

    from mesosite.kept_pages.application import KeptPages

    most_bytes = settings.KEPT_PAGES_BYTES
    return KeptPages(django, most_bytes=most_bytes) if most_bytes else django


application = build_application()
