"""Makes previews, one after the other, in a thread of each worker that answers no reader.

A preview is drawn from the sheet's PDF file as readers get it, so that file is there afterwards, too.
It takes one of the places for files while it is made, so that two are never more than two. Who waits
for a file goes first.
"""

from __future__ import annotations

import logging
import threading
from concurrent.futures import Future, ThreadPoolExecutor

from django.conf import settings
from django.core.cache import cache
from django.db import connections

from content.models import Clinic
from handouts import pdf_process, previews
from handouts.choices import Choices
from handouts.models import Handout
from handouts.pdf_cache import FOLDER, CachedPdf
from handouts.sheet import Sheet
from handouts.sheet_html import compose_page
from security.waiting_writes import places

# In which a preview that could not be made is not tried again.
PAUSE_SECONDS = 600

logger = logging.getLogger(__name__)
_thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="previews")
_asked: dict[str, Future[bytes]] = {}
_lock = threading.Lock()


def ask_for(preset: str, version: str) -> Future[bytes]:
    """Have a preview made, once for all who ask meanwhile. Its error is raised by its result."""
    with _lock:
        if (asked := _asked.get(version)) is not None:
            return asked
        asked = _asked[version] = _thread.submit(_make_in_thread, preset, version)
    asked.add_done_callback(lambda done: _asked.pop(version, None))
    return asked


def has_failed(version: str) -> bool:
    """Whether it could not be made a short while ago."""
    return cache.get(_failure(version)) is not None


def make_preview(preset: str, version: str) -> bytes:
    """Make a preview, keep it and return it.

    Raises `pdf.PdfError`, and `pdf_process.BusyError` where no place is free or the sheet has
    changed meanwhile.
    """
    with pdf_process.take_place():
        picture = pdf_process.draw_preview_apart(_read_or_make_file(Choices(preset=preset)))
    if previews.find_version(preset) != version:
        raise pdf_process.BusyError
    previews.keep_preview(version, picture)
    return picture


def _make_in_thread(preset: str, version: str) -> bytes:
    try:
        return make_preview(preset, version)
    except pdf_process.BusyError:
        raise
    except Exception as error:
        logger.warning("The preview of %s is not made: %s", preset, error)
        cache.set(_failure(version), True, PAUSE_SECONDS)
        raise
    finally:
        connections.close_all()


def _read_or_make_file(choices: Choices) -> bytes:
    cached = CachedPdf(settings.DATA_DIR / FOLDER, choices.query)
    if (content := cached.read()) is not None:
        return content
    return cached.read_or_make(compose_page(choices, _issue_code), pdf_process.make_pdf_behind)


def _issue_code(sheet: Sheet, clinic: Clinic) -> Handout:
    with places.take():
        return Handout.objects.issue(sheet.choices, sheet.revisions, clinic)


def _failure(version: str) -> str:
    return f"handouts.preview-failed:{version}"
