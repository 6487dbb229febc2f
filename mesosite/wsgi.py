"""The site as a WSGI application, for gunicorn: what needs no Django is answered in front of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from django.core.wsgi import get_wsgi_application

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mesosite.settings")


def build_application() -> WSGIApplication:
    """Django, in front of it the pages that are kept, and before these the static files."""
    application: WSGIApplication = get_wsgi_application()
    # Only now: they ask for the models.
    from django.conf import settings

    from mesosite.kept_pages.application import KeptPages
    from mesosite.static_in_front import StaticInFront

    if settings.KEPT_PAGES_BYTES:
        application = KeptPages(application, most_bytes=settings.KEPT_PAGES_BYTES)
    # While developing, files change and have no hashed names: Django looks for each anew.
    return application if settings.DEBUG else StaticInFront(application)


application = build_application()
