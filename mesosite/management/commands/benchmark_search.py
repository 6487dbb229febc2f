"""What a search costs in a small guide or in a large one, and when what is published is found."""

from __future__ import annotations

import random
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from urllib.parse import quote

from django.core.management.base import BaseCommand, CommandParser

from mesosite.benchmark.cases import COMMON, ask
from mesosite.benchmark.edits import edit_title
from mesosite.benchmark.load import Request
from mesosite.benchmark.servers import Server, make_site, serve

QUESTIONS = (
    *("does it hurt", "cost in rupees", "can I wash my hair", "hair loss after having a baby"),
    *(
        "minoxidyl lotion",
        "is it safe",
        "swollen forehead",
        "baal jhadna",
        "who should not have it",
    ),
    *("derma roller at home", "fever after injections", "what is telogen effluvium"),
)
# What an odd text is made of.
ODD = (
    *("", " ", "\x00", "'", '"', "<b>", "%s", "{{x}}", "\\", "*", "AND", "title:", "~2", "(", "[]"),
    *("é", "ﬀ", "\u202e", "😀", "İ", "बाल", "hair", "a" * 300, "xq" * 60, "pian", "hari", "-1"),
)
# Requests, of which each worker gets some.
ENOUGH_FOR_EACH_WORKER = 16


class Command(BaseCommand):
    help = (
        "Prints what the first and later searches take over HTTP, odd ones too, and when a page that "
        "was just changed is found by every worker; on a site of its own that is thrown away."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--pages", type=int, default=20, help="pages of the guide, at least")
        parser.add_argument("--rounds", type=int, default=20, help="of each question")
        parser.add_argument("--odd", type=int, default=2000, help="odd texts")
        parser.add_argument("--edits", type=int, default=5, help="changes that are waited for")

    def handle(self, *, pages: int, rounds: int, odd: int, edits: int, **options: Any) -> None:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            environ = make_site(folder, pages=pages, ticks=0)
            with serve(environ, "mesosite.wsgi") as site:
                self._measure_first(site)
                self._measure("questions", list(QUESTIONS) * rounds, site)
                self._measure("odd texts", _odd_texts(odd), site)
                self._edit(site, folder / "guide.sqlite3", edits)

    def _measure_first(self, site: Server) -> None:
        # What a worker loads with its first page is no matter of the search.
        for _ in range(ENOUGH_FOR_EACH_WORKER):
            ask(site.port, Request("/search/", COMMON))
        before = site.memory_bytes()
        slowest = max(_search(site, QUESTIONS[0])[0] for _ in range(ENOUGH_FOR_EACH_WORKER))
        more = (site.memory_bytes() - before) / 1e6
        self.stdout.write(
            f"first search of a worker: {slowest:.2f} s; all workers took {more:.0f} MB more"
        )

    def _measure(self, what: str, texts: list[str], site: Server) -> None:
        used = site.cpu_seconds()
        answers = [_search(site, text) for text in texts]
        own = (site.cpu_seconds() - used) / len(texts) * 1000
        times = [seconds * 1000 for seconds, _, _ in answers]
        errors = sum(status >= 500 for _, status, _ in answers)
        self.stdout.write(
            f"{len(texts)} {what}: median {median(times):.1f} ms, 99 of 100 within "
            f"{quantiles(times, n=100)[98]:.1f} ms, the slowest {max(times):.1f} ms, of the "
            f"processors {own:.1f} ms; {errors} errors"
        )

    def _edit(self, site: Server, database: Path, count: int) -> None:
        """Print how long after a change every answer has it."""
        found = []
        for number in range(count):
            word = "".join(random.Random(number).choices("bcdfghkz", k=9))  # noqa: S311 (no secret)
            edit_title(database, f"Changed {word}")
            start, seen = time.perf_counter(), 0
            while seen < ENOUGH_FOR_EACH_WORKER:
                is_found = word in _search(site, word)[2].partition("results__list")[2]
                seen = seen + 1 if is_found else 0
            found.append(time.perf_counter() - start)
        if found:
            self.stdout.write(
                f"{count} changes: found by {ENOUGH_FOR_EACH_WORKER} searches in a row within "
                f"{median(found):.2f} s, at most {max(found):.2f} s"
            )


def _search(site: Server, text: str) -> tuple[float, int, str]:
    """Seconds, status and page of an answer."""
    start = time.perf_counter()
    response, page = ask(site.port, Request(f"/search/?q={quote(text)}", COMMON))
    return time.perf_counter() - start, response.status, page.decode()


def _odd_texts(count: int) -> list[str]:
    chance = random.Random(1)  # noqa: S311 (no secret)
    return [
        chance.choice(["", " "]).join(chance.choices(ODD, k=chance.randrange(1, 9)))
        for _ in range(count)
    ]
