"""Pages compressed as well as can be, behind the answers: by one thread.

It has the priority of the others: with a lower one it would hold them up, as on a busy machine it
would be the last to run while it has Python's lock.
"""

from __future__ import annotations

import gzip
import queue
import sys
import threading
from collections.abc import Callable
from functools import lru_cache

import brotli
from django_http_compression.middleware import best_coding

from mesosite.kept_pages.entry import Answer, Entry

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda content: brotli.compress(content, quality=11),
    "gzip": lambda content: gzip.compress(content, compresslevel=9, mtime=0),
    "zstd": lambda content: zstd.compress(content, level=19),
}


@lru_cache(maxsize=64)
def smallest_coding(accept_encoding: str) -> str:
    """The coding that Django's middleware would choose, but brotli where a browser takes it as gladly
    as zstd: at their best levels a page of the guide is a tenth smaller with it.

    >>> smallest_coding("gzip, deflate, br, zstd"), smallest_coding("zstd, br;q=0.5")
    ('br', 'zstd')
    """
    chosen: str = best_coding(accept_encoding)
    if chosen == "zstd" and ";" not in accept_encoding:
        others = [name for name in accept_encoding.split(",") if name.strip().lower() != "zstd"]
        return "br" if best_coding(",".join(others)) == "br" else chosen
    return chosen


def improve(entry: Entry, coding: str) -> None:
    """Put the best compressed page into an entry, where it is smaller than what stands there."""
    hasty = entry.answer(coding)
    if ("content-encoding", coding) not in [(name.lower(), value) for name, value in hasty.headers]:
        return  # too short for it, or nothing that is compressed
    best = COMPRESS[coding](b"".join(entry.plain.body))
    if len(best) < sum(map(len, hasty.body)):
        headers = [
            (name, str(len(best)) if name.lower() == "content-length" else value)
            for name, value in hasty.headers
        ]
        entry.answers[coding] = Answer(hasty.status, headers, (best,))


class Improver:
    """The thread, started with the first page: a worker that is forked later has none yet."""

    def __init__(self) -> None:
        self._jobs: queue.Queue[Callable[[], None]] = queue.Queue()
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()

    def add(self, job: Callable[[], None]) -> None:
        self._jobs.put(job)
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="improver", daemon=True)
                self._thread.start()

    def wait(self) -> None:
        """Return once all that was added is done."""
        self._jobs.join()

    def _work(self) -> None:
        while True:
            job = self._jobs.get()
            try:
                job()
            finally:
                self._jobs.task_done()
