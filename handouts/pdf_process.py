"""PDF files made in a process of their own, which gives way to readers and takes its memory with it.

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
_places = threading.BoundedSemaphore(FILES_AT_ONCE)


class BusyError(Exception):
    """As many files are being made as may be; the same is worth asking again in a while."""


@contextmanager
def take_place() -> Iterator[None]:
    """A place among those who wait for a file. Raises `BusyError` where none is free."""
    if not _places.acquire(blocking=False):
        raise BusyError
    try:
        yield
    finally:
        _places.release()


def make_pdf_apart(html: str) -> bytes:
    """Return what `pdf.make_pdf` gives for this page, and raise what it raises."""
    command = [sys.executable, "-m", "handouts.pdf_process"]
    try:
        made = subprocess.run(  # noqa: S603 (our own command)
            command,
            input=html.encode(),
            capture_output=True,
            cwd=settings.BASE_DIR,
            timeout=SECONDS_AT_MOST,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise pdf.PdfError(f"A file was not made within {SECONDS_AT_MOST} seconds.") from error
    if made.returncode != 0:
        raise pdf.PdfError(made.stderr.decode(errors="replace").strip())
    return made.stdout


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
