"""What a search costs in a small guide or in a large one, and when what is published is found."""

from __future__ import annotations

import random
import tempfile
import time
from http.client import HTTPConnection
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from urllib.parse import quote

from django.core.management.base import BaseCommand, CommandParser

from mesosite.benchmark.cases import COMMON
from mesosite.benchmark.edits import edit_title
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
CONNECTIONS = 8


class Command(BaseCommand):
    help = (
        "Prints what the first and later searches take over HTTP, odd ones too, and when a page that "
        "was just changed is found on all connections; on a site of its own that is thrown away."
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
                connections = [
                    HTTPConnection("127.0.0.1", site.port, timeout=300) for _ in range(CONNECTIONS)
                ]
                # What a worker loads with its first page is no matter of the search.
                for connection in connections:
                    ask(connection, "/search/")
                self._measure_first(site, connections, site.memory_bytes())
                for what, texts in (
                    ("questions", list(QUESTIONS) * rounds),
                    ("odd texts", _odd_texts(odd)),
                ):
                    used = site.cpu_seconds()
                    self._measure(what, texts, connections)
                    own = (site.cpu_seconds() - used) / len(texts) * 1000
                    self.stdout.write(f"  of the processors’ time: {own:.1f} ms each")
                self._edit(folder / "guide.sqlite3", connections, edits)

    def _measure_first(self, site: Server, connections: list[HTTPConnection], before: int) -> None:
        seconds = [_search(connection, QUESTIONS[0])[0] for connection in connections]
        more = (site.memory_bytes() - before) / 1e6
        self.stdout.write(
            f"first search of a worker: {max(seconds):.2f} s; all workers took {more:.0f} MB more"
        )

    def _measure(self, what: str, texts: list[str], connections: list[HTTPConnection]) -> None:
        answers = [
            _search(connections[number % CONNECTIONS], text) for number, text in enumerate(texts)
        ]
        times = [seconds * 1000 for seconds, _, _ in answers]
        errors = sum(status >= 500 for _, status, _ in answers)
        self.stdout.write(
            f"{len(texts)} {what}: median {median(times):.1f} ms, 99 of 100 within "
            f"{quantiles(times, n=100)[98]:.1f} ms, the slowest {max(times):.1f} ms; {errors} errors"
        )

    def _edit(self, database: Path, connections: list[HTTPConnection], count: int) -> None:
        """Print how long after a change each connection finds it."""
        found = []
        for number in range(count):
            word = "".join(random.Random(number).choices("bcdfghkz", k=9))  # noqa: S311 (no secret)
            edit_title(database, f"Changed {word}")
            start = time.perf_counter()
            for connection in connections:
                while word not in _search(connection, word)[2].partition("results__list")[2]:
                    pass
            found.append(time.perf_counter() - start)
        if found:
            self.stdout.write(
                f"{count} changes: found on {CONNECTIONS} connections after {median(found):.2f} s, "
                f"at most {max(found):.2f} s"
            )


def _search(connection: HTTPConnection, text: str) -> tuple[float, int, str]:
    return ask(connection, f"/search/?q={quote(text)}")


def ask(connection: HTTPConnection, address: str) -> tuple[float, int, str]:
    """Seconds, status and page of an answer."""
    start = time.perf_counter()
    connection.request("GET", address, headers=COMMON)
    response = connection.getresponse()
    page = response.read().decode()
    return time.perf_counter() - start, response.status, page


def _odd_texts(count: int) -> list[str]:
    chance = random.Random(1)  # noqa: S311 (no secret)
    return [
        chance.choice(["", " "]).join(chance.choices(ODD, k=chance.randrange(1, 9)))
        for _ in range(count)
    ]
