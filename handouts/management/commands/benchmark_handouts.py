"""What a sheet costs as a PDF file: made anew, and kept."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.test import RequestFactory

from handouts import pdf
from handouts.choices import Choices, revisions_for_paper
from handouts.kept_files import kept
from handouts.presets import PRESETS
from handouts.views import html_of

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
        pdf.pdf_of("<html lang='en'><title>Hair</title><p>Hair.</p></html>")
        self.stdout.write(
            f"first of a process, with the import: {time.perf_counter() - start:.2f} s"
        )
        for choices in (PAGE, *(Choices(preset=preset.key) for preset in PRESETS)):
            self._measure(choices)

    def _measure(self, choices: Choices) -> None:
        request = RequestFactory().get("/")
        with tempfile.TemporaryDirectory() as folder:
            new = _seconds(lambda: pdf.pdf_of(html_of(choices, revisions_for_paper(), request)))
            read = _seconds(
                lambda: kept(
                    Path(folder), html_of(choices, revisions_for_paper(), request), pdf.pdf_of
                )
            )
        self.stdout.write(f"{choices.name}: new {new:.2f} s, kept {read * 1000:.0f} ms")


def _seconds(work: Callable[[], bytes]) -> float:
    """The median of some tries; the first one, which may fill memory and disk, does not count."""
    times = []
    for _ in range(TRIES + 1):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return median(times[1:])
