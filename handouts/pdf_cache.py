"""The cache of PDF files: each is made once and read from the disk afterwards.

A file is kept under a digest of the page that it was made from. So a new version or another
telephone number is another file, as is another stylesheet, whose name is hashed where a site is
served: none is ever out of date.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.core.files import locks

from handouts import kept_files
from handouts.known_pages import known_pages

# In DATA_DIR: the PDF files that were made, and the previews of some.
FOLDER = "handouts"
# Some 50 KB each.
FILES_AT_MOST = 500


class CachedPdf:
    """The file of the sheet that certain choices give now, in this folder.

    To be asked for before the sheet is put together: what changes meanwhile is then not taken for
    old.
    """

    def __init__(self, folder: Path, choices: str) -> None:
        self._folder = folder
        self._choices = choices
        self._known = known_pages()

    def read(self) -> bytes | None:
        """Return the file, or None where its page has to be put together to find or make it."""
        digest = self._known.find(self._folder, self._choices)
        return kept_files.read(self._folder / f"{digest}.pdf") if digest else None

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
            content = kept_files.read(file)
            if content is None:
                content = make(page)
                kept_files.keep(file, content, FILES_AT_MOST)
        self._known.note(self._folder, self._choices, digest)
        return content


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
