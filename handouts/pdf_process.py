"""PDF files, and pictures of them, made in a process of their own.

It gives way to readers and takes its memory with it.

python -m handouts.pdf_process < page.html > sheet.pdf
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings

from handouts import pdf

# A whole guide takes some six seconds of a machine that does nothing else.
SECONDS_AT_MOST = 120
# In each worker: those whose sheet is put together, that are made, or that wait until the same one is
# made. Each holds a thread, and readers need the others.
FILES_AT_ONCE = 2
COMMAND = (sys.executable, "-m", "handouts.pdf_process")
PREVIEW_COMMAND = (sys.executable, "-m", "handouts.preview_process")
_places = threading.BoundedSemaphore(FILES_AT_ONCE)
_running: set[subprocess.Popen[bytes]] = set()
_is_stopping = threading.Event()


class BusyError(Exception):
    """No file is made now; the same is worth asking again in a while."""


@contextmanager
def take_place() -> Iterator[None]:
    """A place among those who wait for a file.

    Raises `BusyError` where none is free, or this server stops.
    """
    if _is_stopping.is_set() or not _places.acquire(blocking=False):
        raise BusyError
    try:
        yield
    finally:
        _places.release()


def make_pdf_apart(html: str) -> bytes:
    """Return what `pdf.make_pdf` gives for this page, and raise what it raises.

    Raises `BusyError` where this server stops meanwhile.
    """
    return _run(COMMAND, html.encode())


def draw_preview_apart(content: bytes) -> bytes:
    """Return a picture of page 1 of a PDF file. Raises as `make_pdf_apart` does."""
    return _run(PREVIEW_COMMAND, content)


def _run(command: tuple[str, ...], content: bytes) -> bytes:
    if _is_stopping.is_set():
        raise BusyError
    with subprocess.Popen(  # noqa: S603 (our own command)
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=settings.BASE_DIR,
    ) as process:
        _running.add(process)
        try:
            if _is_stopping.is_set():
                process.terminate()
            made, errors = process.communicate(content, timeout=SECONDS_AT_MOST)
        except subprocess.TimeoutExpired as error:
            process.kill()
            raise pdf.PdfError(f"A file was not made within {SECONDS_AT_MOST} seconds.") from error
        finally:
            _running.discard(process)
    if process.returncode == 0:
        return made
    if _is_stopping.is_set():
        raise BusyError
    raise pdf.PdfError(errors.decode(errors="replace").strip())


def stop() -> None:
    """Make no more files: who waits for one is told to ask again, and the next server makes it."""
    _is_stopping.set()
    for process in tuple(_running):
        process.terminate()


def main() -> None:
    import django

    os.nice(10)
    django.setup()
    try:
        content = pdf.make_pdf(sys.stdin.read())
    except pdf.PdfError as error:
        sys.exit(str(error))
    sys.stdout.buffer.write(content)


if __name__ == "__main__":
    main()
