"""What a sheet costs as a PDF file: made anew, and kept."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from handouts import pdf
from handouts.choices import Choices
from handouts.codes import derive_code
from handouts.models import Handout
from handouts.pdf_cache import CachedPdf
from handouts.pdf_process import make_pdf_apart
from handouts.presets import PRESETS
from handouts.sheet_html import compose_page

TRIES = 3
PAGE = Choices(pages=("costs",))


class Command(BaseCommand):
    help = (
        "Print how long a PDF file takes: new and kept, for one page and each ready-made handout."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if not pdf.is_available():
            raise CommandError(f"No PDF file can be made here. {pdf.HOW_TO_INSTALL}")
        start = time.perf_counter()
        make_pdf_apart("<html lang='en'><title>Hair</title><p>Hair.</p></html>")
        self.stdout.write(f"a line, in its own process: {time.perf_counter() - start:.2f} s")
        for choices in (PAGE, *(Choices(preset=preset.key) for preset in PRESETS)):
            self._measure(choices)

    def _measure(self, choices: Choices) -> None:
        with tempfile.TemporaryDirectory() as folder:
            new = _seconds(lambda: make_pdf_apart(_html(choices)))
            read = _seconds(lambda: _read_or_make(Path(folder), choices))
        self.stdout.write(f"{choices.file_name}: new {new:.2f} s, kept {read * 1000:.0f} ms")


def _read_or_make(folder: Path, choices: Choices) -> bytes:
    cached = CachedPdf(folder, choices.query)
    return cached.read() or cached.read_or_make(_html(choices), make_pdf_apart)


def _html(choices: Choices) -> str:
    """The page of a sheet with a code of no sheet: nothing is kept of it."""
    return compose_page(choices, lambda sheet, clinic: Handout(code=derive_code("benchmark")))


def _seconds(work: Callable[[], bytes]) -> float:
    """The median of some tries; the first one, which may fill memory and disk, does not count."""
    times = []
    for _ in range(TRIES + 1):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return median(times[1:])
