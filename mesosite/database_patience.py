"""A PostgreSQL server that hangs is waited for by no thread for longer than some seconds.

The limits that a session has (`mesosite.database_options`) are kept by the server itself: one that is
frozen, or behind a line that is dead, keeps none, and its threads are lost to readers until it is back.
"""

from __future__ import annotations

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from psycopg import OperationalError
from psycopg.pq import TransactionStatus

# Beyond what the server lets a lock be waited for. A page's statements take some milliseconds.
SECONDS = 6.0


def limit_waiting() -> None:
    """Have each connection that this process opens from now on end where no answer comes."""
    connection_created.connect(_limit)


def _limit(sender: object, connection: BaseDatabaseWrapper, **signal: Any) -> None:
    if connection.vendor != "postgresql":
        return
    opened = connection.connection
    wait = opened.wait

    def wait_at_most(*args: Any, **limits: Any) -> Any:
        try:
            return wait(*args, **{"timeout": SECONDS, **limits})
        except OperationalError:
            if opened.info.transaction_status == TransactionStatus.ACTIVE:
                opened.close()  # an answer that comes late is nobody's
            raise

    opened.wait = wait_at_most
