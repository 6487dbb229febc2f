"""The present era, as one worker knows it: asked of the database four times a second at most."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

from django.db import Error, close_old_connections, connection

from content.era import Era, read_era

logger = logging.getLogger(__name__)

# Seconds. What was published is seen after this at the latest.
BETWEEN_READS = 0.25
# Seconds in which a database that did not answer is not asked again.
PAUSE = 1.0
# Seconds for which the other threads wait for one that asks, before they go on with what they have.
# More than an answer takes on a machine that is busy: an old page is for a database that hangs.
PATIENCE = 3.0


class EraReader:
    """Shared by a worker's threads. `is_away` says that the database did not answer last time."""

    def __init__(self, read: Callable[[Era | None], Era | None] = read_era) -> None:
        self.is_away = False
        self._read_era = read
        self._era: Era | None = None
        self._next_read = 0.0
        self._lock = threading.Lock()

    def current(self) -> Era | None:
        """The era that pages must be of; None where nothing may be kept.

        While the database is away it is the last one known. Once this has given an era, no thread
        is given an older one.
        """
        if time.monotonic() < self._next_read:
            return self._era
        if self._lock.acquire(timeout=0 if self.is_away else PATIENCE):
            try:
                if time.monotonic() >= self._next_read:
                    self._read()
            finally:
                self._lock.release()
        else:
            # The thread that asks hangs: the others go on with what they have.
            self.is_away = True
        return self._era

    def expire(self) -> None:
        """Have the database asked before the next answer, unless it is away."""
        if not self.is_away:
            self._next_read = 0.0

    def _read(self) -> None:
        # Counted from before the question: what changes while it is answered is seen next time.
        start = time.monotonic()
        self._next_read = start + BETWEEN_READS
        try:
            close_old_connections()
            self._era = era = self._read_era(self._era)
            self.is_away = False
            if era:
                # What waits for a time goes live at that moment, in all workers of all machines.
                self._next_read = min(self._next_read, time.monotonic() + era.seconds_left)
        except Error:
            if not self.is_away:
                logger.exception("The database does not answer: kept pages go on as they are.")
            self.is_away = True
            self._next_read = start + PAUSE
            connection.close()
