"""PDF files, and pictures of them, made in a process of their own.

It gives way to readers and takes its memory with it. Half of the time of a small file is that of
starting, so a server's worker has one such process ready from its own start on: see `prepare`.

python -m handouts.pdf_process [how far to give way] < page.html > sheet.pdf
"""

from __future__ import annotations

import gc
import logging
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from django.conf import settings

from handouts import pdf
from handouts.spare_process import SpareProcess

# A whole guide takes some six seconds of a machine that does nothing else.
SECONDS_AT_MOST = 120
# In each worker: those whose sheet is put together, that are made, or that wait until the same one is
# made. Each holds a thread, and readers need the others.
FILES_AT_ONCE = 2
COMMAND = (sys.executable, "-m", "handouts.pdf_process")
# Those in front of whom they give way, as niceness of processes: readers who look at pages, and
# readers who wait for a file too.
TO_PAGES, TO_FILES = 10, 15
PREVIEW_COMMAND = (sys.executable, "-m", "handouts.preview_process")
# Characters of a page that takes many seconds, as a whole guide does. Readers would notice it at any
# niceness; a page of the guide has a third, and takes one second.
LONG_PAGE = 300_000
# In which one that is ready is not used. It takes some 80 MB.
SPARE_SECONDS = 5 * 60

logger = logging.getLogger(__name__)
_places = threading.BoundedSemaphore(FILES_AT_ONCE)
_running: set[subprocess.Popen[bytes]] = set()
_is_stopping = threading.Event()
_has_spare = threading.Event()
_spare = SpareProcess(lambda: _start(COMMAND), SPARE_SECONDS)


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
        prepare()
        yield
    finally:
        _places.release()


def make_pdf_apart(html: str) -> bytes:
    """Return what `pdf.make_pdf` gives for this page, and raise what it raises.

    Raises `BusyError` where this server stops meanwhile.
    """
    made = _run(lambda: _spare.take() or _start(COMMAND), html.encode())
    prepare()
    return made


def make_pdf_behind(html: str) -> bytes:
    """The same for what nobody has asked for: the process that is ready is left to readers."""
    return _run(lambda: _start((*COMMAND, str(TO_FILES))), html.encode())


def draw_preview_apart(content: bytes) -> bytes:
    """Return a picture of page 1 of a PDF file. Raises as `make_pdf_apart` does."""
    return _run(lambda: _start(PREVIEW_COMMAND), content)


def keep_spare() -> None:
    """From now on `prepare` does something: this process is a server's, and will tell us to stop."""
    _has_spare.set()


def prepare() -> None:
    """Somebody may ask for a file soon: have a process ready that has imported all it needs.

    Raises nothing where the machine has no room for one: a sheet on screen needs none.
    """
    if _has_spare.is_set() and not _is_stopping.is_set() and pdf.is_available():
        try:
            _spare.prepare()
        except (OSError, RuntimeError) as error:  # no process, no thread
            logger.warning("No process is ready for the next file: %s", error)
        if _is_stopping.is_set():
            _spare.terminate()


def _start(command: tuple[str, ...]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 (our own command)
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=settings.BASE_DIR,
    )


def _run(start: Callable[[], subprocess.Popen[bytes]], content: bytes) -> bytes:
    if _is_stopping.is_set():
        raise BusyError
    with start() as process:
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
    _spare.terminate()
    for process in tuple(_running):
        process.terminate()


def wait_for_stop(seconds: float) -> bool:
    """Whether no more files are made from now on, or are in that many seconds."""
    return _is_stopping.wait(seconds)


def main() -> None:
    """Make a file of the page that comes in. Without a page, which was for nothing, make none."""
    try:
        # Who waits already has nothing of fonts that are loaded ahead of the page.
        is_waited_for = bool(select.select([sys.stdin], [], [], 0)[0])
        fonts = None if is_waited_for else pdf.load_fonts()
        if html := sys.stdin.read():
            if len(html) >= LONG_PAGE:
                run_when_idle()
            sys.stdout.buffer.write(pdf.make_pdf(html, fonts))
    except pdf.PdfError as error:
        sys.exit(str(error))


def run_when_idle() -> None:
    """Run from now on while nothing else wants to, where the system knows such a thing."""
    with suppress(AttributeError, OSError):
        os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))


def _main_apart(niceness: int = TO_PAGES) -> None:
    os.nice(niceness)
    # To look for circles of objects would be a fifth of the time of a whole guide, and free nothing.
    gc.disable()
    # What is taken out of a font says when; the same page gives the same bytes on any day.
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    # Fonts lie there as files while they are used.
    tempfile.tempdir = folder = tempfile.mkdtemp(prefix="guide-pdf-")

    def give_up(*_: object) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        os._exit(1)

    signal.signal(signal.SIGTERM, give_up)
    try:
        main()
        sys.stdout.flush()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    # To take apart what goes anyway takes half a second after a whole guide.
    os._exit(0)


if __name__ == "__main__":
    _main_apart(*map(int, sys.argv[1:]))
