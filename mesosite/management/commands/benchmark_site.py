"""What a page, a static file and a tick cost beside a bare application with the same bytes."""

from __future__ import annotations

import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from mesosite.benchmark import load
from mesosite.benchmark.cases import Case, make_cases, record_answers
from mesosite.benchmark.edits import edit
from mesosite.benchmark.first_renders import PATHS, TIMES, time_first_renders
from mesosite.benchmark.servers import Server, make_site, serve

HEADING = "{:18} {:>9} {:>9} {:>6} {:>9} {:>9} {:>9} {:>9}  {}"
ROW = "{:18} {:9,.0f} {:9,.0f} {:6.2f} {:9.1f} {:9.1f} {:9.0f} {:9.0f}  {}"


class Command(BaseCommand):
    help = (
        "Prints requests a second, p50, p99 and processor time of the site, and the ratios to a "
        "bare WSGI application that answers with the same bytes; both in turn, on a site of its "
        "own that is thrown away. wrk makes the load."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--pages", type=int, default=20, help="pages of the guide, at least")
        parser.add_argument("--ticks", type=int, default=0, help="ticks of other readers")
        parser.add_argument("--rounds", type=int, default=5, help="of each case, site and bare")
        parser.add_argument("--seconds", type=int, default=2, help="of each round")
        parser.add_argument("--connections", type=int, default=16)
        parser.add_argument("--only", default="", help="the cases with this in their names")
        parser.add_argument("--edits", type=int, default=20, help="edits that are waited for")

    def handle(self, *, pages: int, ticks: int, edits: int, **options: Any) -> None:
        if not load.is_available():
            raise CommandError(load.HOW_TO_INSTALL)
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            environ = make_site(folder, pages=pages, ticks=ticks)
            with serve(environ, "mesosite.wsgi") as site:
                cases = make_cases(site.port)
                site.wait_until_idle()
                self._render_first(site)
                (folder / "answers.json").write_text(record_answers(site.port, cases))
                environ |= {"BARE_ANSWERS": str(folder / "answers.json")}
                with serve(environ, "mesosite.benchmark.bare") as bare:
                    self._measure_all(cases, site, bare, options)
                self._edit(site, folder / "guide.sqlite3", edits)

    def _render_first(self, site: Server) -> None:
        """Print what pages take that are made anew; `--pages` of two sizes show if that grows."""
        took = ", ".join(
            f"{path} {median(time_first_renders(site.port, path)) * 1000:.1f} ms" for path in PATHS
        )
        self.stdout.write(f"made anew, median of {TIMES}: {took}")

    def _measure_all(
        self, cases: list[Case], site: Server, bare: Server, options: dict[str, Any]
    ) -> None:
        columns = ("site /s", "bare /s", "ratio", "p50 ms", "p99 ms", "CPU us", "bare us")
        self.stdout.write(HEADING.format("median of rounds", *columns, "p99 to bare’s"))
        for case in (case for case in cases if options["only"] in case.name):
            self._measure(case, site, bare, options)

    def _measure(self, case: Case, site: Server, bare: Server, options: dict[str, Any]) -> None:
        """Print a case: its rounds by turns, and the median of the rounds' ratios."""
        how = {"seconds": options["seconds"], "connections": options["connections"]}
        rounds = []
        for _ in range(options["rounds"]):
            pair = []
            for server, requests in ((site, case.requests), (bare, [case.bare])):
                before = server.cpu_seconds()
                result = load.put_load(server.port, requests, **how)
                if not result.requests:
                    raise CommandError(f"No answer to “{case.name}” in time: is the machine busy?")
                pair.append((result, (server.cpu_seconds() - before) / result.requests * 1e6))
            rounds.append(pair)
        errors = sum(result.errors for pair in rounds for result, _ in pair)
        row = (
            median(own.rate for (own, _), _ in rounds),
            median(other.rate for _, (other, _) in rounds),
            median(own.rate / other.rate for (own, _), (other, _) in rounds),
            median(own.p50 for (own, _), _ in rounds) * 1000,
            median(own.p99 for (own, _), _ in rounds) * 1000,
            median(cpu for (_, cpu), _ in rounds),
            median(cpu for _, (_, cpu) in rounds),
        )
        p99 = median(own.p99 / other.p99 for (own, _), (other, _) in rounds)
        wrong = f"  {errors} answers were errors" if errors else ""
        self.stdout.write(ROW.format(case.name, *row, f"{p99:.2f}{wrong}"))

    def _edit(self, site: Server, database: Path, count: int) -> None:
        if not count:
            return
        found = [edit(site.port, database, number) for number in range(count)]
        self.stdout.write(
            f"{count} edits: seen on all connections after {median(e.seen for e in found):.2f} s, "
            f"at most {max(e.seen for e in found):.2f} s; the slowest answer meanwhile "
            f"{median(e.slowest for e in found) * 1000:.0f} ms; an old page after a new one on a "
            f"connection: {sum(e.went_back for e in found)} times"
        )
