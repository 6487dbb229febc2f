"""What one process of all machines does at a time, and the others after it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.files import locks
from django.db import connection

# Any number that nothing else on the database takes for a lock of its own.
POSTGRESQL_LOCK = 7_231_559_310
BETWEEN_TRIES = 0.2  # seconds


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Wait until no other process is inside: of this machine, and with PostgreSQL of any."""
    with open(settings.DATA_DIR / "prepare.lock", "w") as file:
        locks.lock(file, locks.LOCK_EX)
        try:
            if connection.vendor == "postgresql":
                _wait_for_the_others()
            yield
        finally:
            # The connection may be another one by now, and with the first its lock has ended.
            if connection.vendor == "postgresql":
                _ask("SELECT pg_advisory_unlock(%s)")
            locks.unlock(file)


def _wait_for_the_others() -> None:
    # Asked again and again, as a statement that waits would run into the limit on locks.
    while not _ask("SELECT pg_try_advisory_lock(%s)"):
        time.sleep(BETWEEN_TRIES)


def _ask(question: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(question, [POSTGRESQL_LOCK])
        (answer,) = cursor.fetchone()
        return bool(answer)
