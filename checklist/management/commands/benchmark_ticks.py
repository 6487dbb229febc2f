import statistics
import tempfile
import time
import uuid
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import connection
from django.utils import timezone

from checklist.models import Tick

STEPS = ("consultation", "preparation", "solution", "injection", "sessions")


class Command(BaseCommand):
    help = (
        "Prints what a tick costs in a small table and in a large one, on a database of its own "
        "that is thrown away. The site's own data is not touched."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--small", type=int, default=1_000, help="rows of the small table")
        parser.add_argument("--large", type=int, default=1_000_000, help="rows of the large table")
        parser.add_argument("--rounds", type=int, default=2_000, help="ticks measured in each")

    def handle(self, *, small: int, large: int, rounds: int, **options: Any) -> None:
        with tempfile.TemporaryDirectory() as folder:
            if connection.vendor == "sqlite":
                # A file, as the site has one: in memory nothing would wait for the disk.
                connection.settings_dict["TEST"]["NAME"] = str(Path(folder) / "benchmark.sqlite3")
            former = connection.settings_dict["NAME"]
            connection.creation.create_test_db(verbosity=0, autoclobber=True)
            try:
                medians = [self._median(rows, rounds) for rows in (small, large)]
            finally:
                connection.creation.destroy_test_db(former, verbosity=0)
        for rows, median in zip((small, large), medians, strict=True):
            self.stdout.write(f"{rows:>9,} ticks in the table: {median * 1000:.3f} ms a tick")
        self.stdout.write(f"ratio {medians[1] / medians[0]:.2f} ({connection.vendor})")

    def _median(self, rows: int, rounds: int) -> float:
        """Median seconds of a tick in a table with that many rows."""
        now = timezone.now()
        missing = rows - Tick.objects.count()
        for start in range(0, missing, 50_000):
            Tick.objects.bulk_create(
                Tick(list_id=list_id, step_id=step, ticked_at=now)
                for list_id in (
                    uuid.uuid4() for _ in range(min(50_000, missing - start) // len(STEPS))
                )
                for step in STEPS
            )
        seconds = []
        for number in range(rounds):
            list_id, step = uuid.uuid4(), STEPS[number % len(STEPS)]
            start_time = time.perf_counter()
            Tick.objects.tick(list_id, step)
            seconds.append(time.perf_counter() - start_time)
            Tick.objects.untick(list_id, step)
        return statistics.median(seconds)
