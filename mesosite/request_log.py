"""The log of requests: one line of JSON for each, on standard output."""

from __future__ import annotations

import json
import logging
import os
import time
from contextlib import suppress
from functools import lru_cache

from django.core.exceptions import SuspiciousOperation

from mesosite.watched import ID, Told

STANDARD_OUTPUT = 1


def write_line(told: Told) -> None:
    """Write the line in one piece, so that those of several workers do not mix.

    Every part is plain by itself but the path's pattern: json for all of them takes longer than
    a kept page. `time` is in seconds since 1970.
    """
    line = (
        f'{{"time": {time.time():.3f}, "id": "{told.id}", "method": "{told.method}", '
        f'"path": {_quote(told.path)}, "status": {told.status}, "ms": {told.ms}, '
        f'"bytes": {told.bytes}, "by": "{told.by}"}}\n'
    )
    with suppress(OSError):  # nobody reads it: no reason to refuse a reader
        os.write(STANDARD_OUTPUT, line.encode())


_quote = lru_cache(maxsize=256)(json.dumps)


class RequestId(logging.Filter):
    """Names the request in what is logged of it, so that both can be found."""

    def filter(self, record: logging.LogRecord) -> bool:
        meta = getattr(getattr(record, "request", None), "META", {})
        record.request_id = f" (request {meta[ID]})" if ID in meta else ""
        return True


class FaultsAlone(logging.Filter):
    """Leaves out answers that are no fault of the site's: each is told in the line of its request,
    without the address as somebody typed it. What Django refuses is told without a traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name == "django.request":
            return bool(record.levelno >= logging.ERROR and record.exc_info)
        if record.exc_info and isinstance(record.exc_info[1], SuspiciousOperation):
            record.exc_info = record.exc_text = None
        return True
