"""What the log says of a database that does not answer."""

import logging
import time

from django.db import InterfaceError, OperationalError

# Away, locked by somebody, too slow for its limits, or out of room.
DATABASE_AWAY = (OperationalError, InterfaceError)
LOGGED_EVERY = 60  # seconds


class OncePerMinute(logging.Filter):
    """Tells of a database that is away in one line, and at most once a minute in each worker."""

    def __init__(self) -> None:
        super().__init__()
        self._told_at = -float(LOGGED_EVERY)

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info and record.exc_info[1]
        if not isinstance(error, DATABASE_AWAY):
            return True
        if time.monotonic() - self._told_at < LOGGED_EVERY:
            return False
        self._told_at = time.monotonic()
        reason = " ".join(str(error).split())
        record.msg, record.args = "The database does not answer: %s", (reason,)
        record.exc_info = record.exc_text = None
        return True
