"""Files that may be lost at any time, made once and read often: whole or not at all, and no more of a
kind than so many. The ones that nobody asked for lately go first.
"""

from __future__ import annotations

import logging
import os
import tempfile
from contextlib import suppress
from pathlib import Path

logger = logging.getLogger(__name__)


def keep(file: Path, content: bytes, at_most: int) -> None:
    """Keep a file, and no more than so many of its kind."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        _write(file, content)
        _forget_old_ones(file, at_most)
    except OSError as error:
        logger.warning("%s is not kept: %s", file.name, error)


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
