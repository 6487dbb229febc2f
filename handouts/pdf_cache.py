"""The cache of PDF files: each is made once and read from the disk afterwards.

A file is kept under a digest of the page that it was made from. So a new version or another
telephone number is another file, as is another stylesheet, whose name is hashed where a site is
served: none is ever out of date.
"""

from __future__ import annotations

import hashlib
import logging
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.core.files import locks

from content.era import once_per_era

# In DATA_DIR: the PDF files that were made, and the previews of some.
FOLDER = "handouts"
# Some 50 KB each. The ones that nobody asked for lately go first.
FILES_AT_MOST = 500

logger = logging.getLogger(__name__)


# The digests of the pages that sheets were asked for since a page changed, by their choices: a file
# is found without putting its sheet together. There is no end of choices.
_known_digests = once_per_era(dict[str, str])
DIGESTS_AT_MOST = 2 * FILES_AT_MOST


class CachedPdf:
    """The file of the sheet that certain choices give now, in this folder.

    To be asked for before the sheet is put together: what changes meanwhile is then not taken for
    old.
    """

    def __init__(self, folder: Path, choices: str) -> None:
        self._folder = folder
        self._choices = choices
        self._digests = _known_digests()

    def read(self) -> bytes | None:
        """Return the file, or None where its page has to be put together to find or make it."""
        digest = self._digests.get(self._choices)
        return read(self._folder / f"{digest}.pdf") if digest else None

    def read_or_make(self, page: str, make: Callable[[str], bytes]) -> bytes:
        """Return what `make` gives for this page, made by one process while all others wait for it.

        An error of either is raised, and nothing is kept of it. While the disk is full, each file
        is made anew and not kept.
        """
        digest = hashlib.sha256(page.encode()).hexdigest()
        file = self._folder / f"{digest}.pdf"
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
        with _locked(self._folder / f"{digest[:2]}.lock"):
            content = read(file)
            if content is None:
                content = make(page)
                keep(file, content, FILES_AT_MOST)
        if len(self._digests) < DIGESTS_AT_MOST:
            self._digests[self._choices] = digest
        return content


def keep(file: Path, content: bytes, at_most: int) -> None:
    """Keep a file, and no more than so many of its kind."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        _write(file, content)
        _forget_old_ones(file, at_most)
    except OSError as error:
        logger.warning("%s is not kept: %s", file.name, error)


@contextmanager
def _locked(file: Path) -> Iterator[None]:
    """Alone with this lock, unless the disk has no room for it.

    A lock is never deleted, as somebody may wait for it; 256 guard all files.
    """
    try:
        lock = open(file, "w")  # noqa: SIM115 (closed below)
    except OSError:
        yield
        return
    with lock:
        locks.lock(lock, locks.LOCK_EX)
        try:
            yield
        finally:
            locks.unlock(lock)


def read(file: Path) -> bytes | None:
    """Return what was kept in a file, or None; from now on it was asked for lately."""
    try:
        content = file.read_bytes()
    except OSError:
        return None
    with suppress(OSError):  # read-only, or forgotten in this moment
        os.utime(file)
    return content


def _write(file: Path, content: bytes) -> None:
    """Whole or not at all: the file appears under its name once it is complete."""
    with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as part:
        try:
            part.write(content)
            part.flush()
            os.replace(part.name, file)
        except OSError:
            os.unlink(part.name)
            raise


def _forget_old_ones(newest: Path, at_most: int) -> None:
    alike = newest.parent.glob(f"*{newest.suffix}")
    for file in sorted(alike, key=_last_asked_for, reverse=True)[at_most:]:
        file.unlink(missing_ok=True)


def _last_asked_for(file: Path) -> float:
    """Seconds since the epoch; 0 for a file that another process forgot in this moment."""
    try:
        return file.stat().st_mtime
    except FileNotFoundError:
        return 0
