"""What the log says of a database that does not answer, and of a disk that takes nothing."""

from __future__ import annotations

import errno
import logging
import time

from django.db import InterfaceError, OperationalError

# Away, locked by somebody, too slow for its limits, or out of room.
DATABASE_AWAY = (OperationalError, InterfaceError)
# A disk that is full, over its quota, or read-only.
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}
LOGGED_EVERY = 60  # seconds


def passes_by_itself(error: object) -> bool:
    """Whether the same request may well be answered later: a fault of the machine, not of ours."""
    return isinstance(error, DATABASE_AWAY) or (
        isinstance(error, OSError) and error.errno in NO_ROOM
    )


class OncePerMinute(logging.Filter):
    """Tells of either in one line, and at most once a minute in each worker."""

    def __init__(self) -> None:
        super().__init__()
        self._told_at = -float(LOGGED_EVERY)

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info and record.exc_info[1]
        if not passes_by_itself(error):
            return True
        if time.monotonic() - self._told_at < LOGGED_EVERY:
            return False
        self._told_at = time.monotonic()
        reason = " ".join(str(error).split())
        is_database = isinstance(error, DATABASE_AWAY)
        what = "The database does not answer" if is_database else "Nothing can be written"
        record.msg, record.args = f"{what}: %s", (reason,)
        record.exc_info = record.exc_text = None
        return True
