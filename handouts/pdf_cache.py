"""The cache of PDF files: each is made once and read from the disk afterwards.

A file is kept under a digest of the page that it was made from. So a new version or another
telephone number is another file, as is another stylesheet, whose name is hashed where a site is
served: none is ever out of date.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from django.core.files import locks

# Some 50 KB each. The ones that nobody asked for lately go first.
FILES_AT_MOST = 500


def read_or_make(
    folder: Path,
    source: str,
    make: Callable[[str], bytes],
    waiting: Callable[[], AbstractContextManager[None]] = nullcontext,
) -> bytes:
    """Return what `make` gives for this source, made by one process while all others wait for it.

    Who makes or waits does so inside `waiting()`. An error of either is raised, and nothing is
    kept of it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256(source.encode()).hexdigest()
    file = folder / f"{digest}.pdf"
    if (content := _read(file)) is not None:
        return content
    # A lock is never deleted, as somebody may wait for it; these 256 guard all files.
    with waiting(), open(folder / f"{digest[:2]}.lock", "w") as lock:
        locks.lock(lock, locks.LOCK_EX)
        try:
            content = _read(file)
            if content is None:
                content = make(source)
                _write(file, content)
                _forget_old_ones(folder)
        finally:
            locks.unlock(lock)
    return content


def _read(file: Path) -> bytes | None:
    try:
        content = file.read_bytes()
        os.utime(file)
    except FileNotFoundError:
        return None
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


def _forget_old_ones(folder: Path) -> None:
    files = sorted(folder.glob("*.pdf"), key=_last_asked_for, reverse=True)
    for file in files[FILES_AT_MOST:]:
        file.unlink(missing_ok=True)


def _last_asked_for(file: Path) -> float:
    """Seconds since the epoch; 0 for a file that another process forgot in this moment."""
    try:
        return file.stat().st_mtime
    except FileNotFoundError:
        return 0
