"""Folders for what is not finished, with the key in it: gone once it is, however its run ends."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.core.files import locks

PREFIX = ".guide-draft-"
SIGNALS = (signal.SIGTERM, signal.SIGHUP)


@contextmanager
def draft_folder(parent: Path) -> Iterator[Path]:
    """A new folder in `parent`, removed in the end; so are those whose runs were killed."""
    remove_abandoned(parent)
    folder, handle = _open_new(parent)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(handle)


def remove_abandoned(parent: Path) -> None:
    """Remove the drafts in a folder that no run holds: a lock ends with its process."""
    for folder in parent.glob(f"{PREFIX}*"):
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                if locks.lock(handle, locks.LOCK_EX | locks.LOCK_NB):
                    shutil.rmtree(folder, ignore_errors=True)
            finally:
                os.close(handle)


def _open_new(parent: Path) -> tuple[Path, int]:
    while True:
        folder = Path(tempfile.mkdtemp(dir=parent, prefix=PREFIX))
        with suppress(FileNotFoundError):
            handle = os.open(folder, os.O_RDONLY)
            locks.lock(handle, locks.LOCK_EX)
            if folder.exists():
                return folder, handle
            # Another run took it for abandoned before it was locked.
            os.close(handle)


@contextmanager
def ended_as_by_an_error() -> Iterator[None]:
    """Have a signal that ends this process end it as an error does: what is begun is cleared away."""
    former = {number: signal.signal(number, _end) for number in SIGNALS}
    try:
        yield
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)


def _end(number: int, frame: object) -> None:
    sys.exit(128 + number)
