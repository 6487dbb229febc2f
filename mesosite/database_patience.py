"""A PostgreSQL server that hangs is waited for by no thread for longer than some seconds.

The limits that a session has (`mesosite.database_options`) are kept by the server itself: one that is
frozen, or behind a line that is dead, keeps none, and its threads are lost to readers until it is back.
While it hangs, one thread of a worker waits for it, and the others answer from what is kept.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from psycopg import Connection, OperationalError
from psycopg.errors import ConnectionTimeout
from psycopg.pq import TransactionStatus

# Beyond what the server lets a lock be waited for. A page's statements take some milliseconds.
SECONDS = 6.0

Answer = TypeVar("Answer")


class Server:
    """The server, as the threads of a worker know it: away once it let one of them wait in vain."""

    def __init__(self) -> None:
        self.has_limits = False
        self._is_away = False
        self._lock = threading.Lock()

    def ask(self, question: Callable[[], Answer]) -> Answer:
        """The answer. While the server is away one thread asks, and the others are told so at once."""
        is_alone = self._is_away
        if is_alone and not self._lock.acquire(blocking=False):
            raise OperationalError("another thread waits for an answer already")
        try:
            answer = question()
        except ConnectionTimeout:
            self._is_away = True
            raise
        finally:
            if is_alone:
                self._lock.release()
        self._is_away = False
        return answer


_server = Server()


def limit_waiting() -> None:
    """Have each connection that this process opens from now on end where no answer comes."""
    _server.has_limits = True


def connect(open_connection: Callable[[], Connection]) -> Connection:
    """What is opened, with the limits of this process."""
    if not _server.has_limits:
        return open_connection()
    opened = _server.ask(open_connection)
    wait = opened.wait

    def wait_at_most(*args: Any, **limits: Any) -> Any:
        try:
            return wait(*args, **{"timeout": SECONDS, **limits})
        except OperationalError as error:
            if opened.info.transaction_status != TransactionStatus.ACTIVE:
                raise
            opened.close()  # an answer that comes late is nobody's
            raise ConnectionTimeout(f"no answer in {SECONDS:g} seconds") from error

    def ask(*args: Any, **limits: Any) -> Any:
        return _server.ask(partial(wait_at_most, *args, **limits))

    opened.wait = ask  # type: ignore[method-assign]
    return opened
