"""The site as a WSGI application, for gunicorn: what needs no Django is answered in front of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from django.core.wsgi import get_wsgi_application

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mesosite.settings")


def build_application() -> WSGIApplication:
    """Django, in front of it the pages that are kept, around both what counts readings, before these
    the static files, and around all what tells of each request."""
    application: WSGIApplication = get_wsgi_application()
    # Only now: they ask for the models.
    from django.conf import settings

    from mesosite.database_patience import limit_waiting
    from mesosite.kept_pages.application import KeptPages
    from mesosite.kept_pages.store import Store
    from mesosite.observers import list_observers
    from mesosite.static_in_front import StaticInFront
    from mesosite.watched import Watched

    limit_waiting()
    if settings.KEPT_PAGES_BYTES:
        store = Store(settings.KEPT_PAGES_BYTES)
        if settings.METRICS:
            from mesosite.metrics import count_kept

            store.tell = count_kept
        application = KeptPages(application, store)
    if settings.READING_COUNTS:
        from readings.application import CountReadings
        from readings.counter import Counter, write_readings

        application = CountReadings(application, Counter(write_readings).count)
    # While developing, files change and have no hashed names: Django looks for each anew.
    if not settings.DEBUG:
        application = StaticInFront(application)
    return Watched(application, list_observers())


application = build_application()
