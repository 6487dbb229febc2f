"""Previews made ahead: behind what readers ask for, so that they are there when somebody looks.

Each worker looks now and then if one is missing on this machine, after a start and after each new
version. One worker of them makes those, one after the other, as it would for a reader.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.files import locks
from django.db import connections

from handouts import pdf, pdf_process, preview_maker, previews
from handouts.pdf_cache import FOLDER

# A worker that has started answers at once what was waiting for it.
SECONDS_AFTER_START = 2
# What staff publish is left for as long, as they seldom publish once.
SECONDS_BETWEEN_LOOKS = 20

logger = logging.getLogger(__name__)


class PreviewsAhead:
    def __init__(self) -> None:
        self._seen: dict[str, str] | None = None
        self._tried: set[str] = set()

    def look(self) -> None:
        """Make what is missing of the sheets as they are, unless they changed since the last look."""
        versions = previews.find_versions()
        has_changed = self._seen is not None and versions != self._seen
        if versions != self._seen:
            self._seen, self._tried = versions, set()
        if has_changed or not self._find_missing():
            return
        with _alone() as is_alone:
            # Where another worker is at it, the next look finds what is left.
            for preset, version in self._find_missing() if is_alone else ():
                # Once: where no file can be kept, it would be made again and again.
                self._tried.add(version)
                error = preview_maker.ask_for(preset, version).exception()
                if isinstance(error, pdf_process.BusyError):
                    self._tried.discard(version)
                    return

    def _find_missing(self) -> list[tuple[str, str]]:
        return [
            (preset, version)
            for preset, version in (self._seen or {}).items()
            if version not in self._tried and not previews.is_kept(version)
        ]


def start() -> None:
    """Have this process look from now on, until it is told to make no more files."""
    if pdf.is_available():
        threading.Thread(target=_look_until_stop, name="previews-ahead", daemon=True).start()


def _look_until_stop() -> None:
    ahead, pause = PreviewsAhead(), SECONDS_AFTER_START
    while not pdf_process.wait_for_stop(pause):
        pause = SECONDS_BETWEEN_LOOKS
        try:
            ahead.look()
        except Exception as error:  # the next look may find the database there
            logger.warning("No preview is made ahead: %s", error)
        finally:
            connections.close_all()


@contextmanager
def _alone() -> Iterator[bool]:
    """Whether no other worker of this machine is inside. Its pictures are on its own disk."""
    folder = settings.DATA_DIR / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "previews.lock", "w") as file:
        is_alone = locks.lock(file, locks.LOCK_EX | locks.LOCK_NB)
        try:
            yield is_alone
        finally:
            if is_alone:
                locks.unlock(file)
