"""Migrations that give way: a lock that somebody holds must not have readers wait behind ours."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.core.management import call_command
from django.db import OperationalError, connection

# While a migration waits for a table, all who ask for that table wait behind it. So it waits for a
# short while only, and tries again.
LOCK_WAIT = "2s"
PAUSE = 3  # seconds
TRIES = 100
LOCK_NOT_AVAILABLE = "55P03"  # PostgreSQL's code of it


def migrate(say: Callable[[str], object]) -> None:
    """Bring the database up to date; on PostgreSQL within minutes of somebody else's locks."""
    if connection.vendor != "postgresql":
        call_command("migrate", verbosity=0)
        return
    _limit(lock=LOCK_WAIT, statement="0")  # what works may take its time
    try:
        for tries_left in reversed(range(TRIES)):
            try:
                call_command("migrate", verbosity=0)
                return
            except OperationalError as error:
                if not tries_left or not _is_locked(error):
                    raise
                say(f"A migration waits for a lock and tries again: {str(error).splitlines()[0]}")
                time.sleep(PAUSE)
    finally:
        _limit(lock="DEFAULT", statement="DEFAULT")


def _is_locked(error: OperationalError) -> bool:
    return getattr(error.__cause__, "sqlstate", None) == LOCK_NOT_AVAILABLE


def _limit(*, lock: str, statement: str) -> None:
    with connection.cursor() as cursor:
        for name, value in (("lock_timeout", lock), ("statement_timeout", statement)):
            cursor.execute(f"SET {name} TO {value if value == 'DEFAULT' else repr(value)}")
