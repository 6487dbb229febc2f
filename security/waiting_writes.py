"""Who writes for readers takes a place, so that a lock which somebody holds leaves threads to read.

A write waits for a lock as long as the database lets it, and holds one of the worker's few threads.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError

# In each worker, which has four threads.
WRITES_AT_ONCE = 2
# Seconds after which a write is taken to wait for a lock. It takes some milliseconds without one.
STUCK_AFTER = 3.0


class BusyError(OperationalError):
    """As many writes wait for a lock as may: answered as a lock is that was waited for in vain."""


class Places:
    def __init__(self) -> None:
        self._begun: list[float] = []
        self._changed = threading.Condition()

    @contextmanager
    def take(self) -> Iterator[None]:
        """A place to write. Raises `BusyError` where none is free and the oldest one is stuck."""
        begun = self._begin()
        try:
            yield
        finally:
            with self._changed:
                self._begun.remove(begun)
                self._changed.notify()

    def _begin(self) -> float:
        with self._changed:
            while len(self._begun) >= WRITES_AT_ONCE:
                patience = self._begun[0] + STUCK_AFTER - time.monotonic()
                if patience <= 0:
                    raise BusyError("As many writes wait for a lock as may.")
                self._changed.wait(patience)
            self._begun.append(time.monotonic())
            return self._begun[-1]


places = Places()
