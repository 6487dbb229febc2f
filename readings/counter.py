"""Counter: how often each address was read in this worker, until a thread writes it down.

No request writes: that is one statement a minute, and one when the worker ends. What a worker that is
killed had counted since is lost.
"""

from __future__ import annotations

import atexit
import logging
import threading
import time
from collections import Counter as Numbers
from collections.abc import Callable, Mapping

from django.db import Error, connection
from django.utils import timezone

from content.models import Revision
from content.slugs import address_of
from readings.models import Reading

logger = logging.getLogger(__name__)

EVERY = 60.0  # seconds


class Counter:
    """Shared by a worker's threads. Its own one starts with the first page: a worker that is forked
    later has none yet."""

    def __init__(self, write: Callable[[Mapping[str, int]], None], every: float = EVERY) -> None:
        self._write = write
        self._every = every
        self._numbers: Numbers[str] = Numbers()
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()

    def count(self, path: str) -> None:
        with self._lock:
            self._numbers[path] += 1
            if self._thread is None:
                self._start()

    def flush(self) -> None:
        """Write down what was counted. While the database is away, it is kept for the next time."""
        with self._lock:
            numbers, self._numbers = self._numbers, Numbers()
        if not numbers:
            return
        try:
            self._write(numbers)
        except Error:
            logger.warning("The database does not answer: readings are counted on.")
            with self._lock:
                self._numbers.update(numbers)

    def _start(self) -> None:
        self._thread = threading.Thread(target=self._work, name="readings", daemon=True)
        self._thread.start()
        atexit.register(self.flush)

    def _work(self) -> None:
        while True:
            time.sleep(self._every)
            self.flush()
            connection.close()


def write_readings(numbers: Mapping[str, int]) -> None:
    """Keep how often each page was read today. An address that is none of the guide's is left out.

    Raises `django.db.Error` when the database does not answer.
    """
    slugs = {path.strip("/") for path in numbers}
    pages = Revision.objects.published().filter(slug__in=slugs).values_list("slug", "page")
    times: Numbers[int] = Numbers()
    for slug, page in set(pages):
        times[page] += numbers.get(address_of(slug), 0)
    Reading.objects.add(
        timezone.localdate(), {page: count for page, count in times.items() if count}
    )
