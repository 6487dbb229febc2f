"""Counts for Prometheus, of all workers of this machine together.

Each worker writes its own into files in memory, so that whichever is asked can answer for all. To be
imported where `METRICS` is on: the package makes its files at once.
"""

from __future__ import annotations

import os

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from mesosite.watched import Told

# Where gunicorn's configuration has the package keep its files.
FOLDER = "PROMETHEUS_MULTIPROC_DIR"
BUCKETS = (0.001, 0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 30)  # seconds

_own = CollectorRegistry()
_requests = Counter(
    "guide_requests",
    "Answers, by method, pattern of the path, status and who answered",
    ["method", "path", "status", "by"],
    registry=_own,
)
_seconds = Histogram(
    "guide_request_seconds", "Time to answer", ["by"], registry=_own, buckets=BUCKETS
)
_bytes = Counter("guide_response_bytes", "Bytes of bodies", ["by"], registry=_own)
_kept = Gauge("guide_kept_pages", "Kept pages", registry=_own, multiprocess_mode="livesum")
_kept_bytes = Gauge(
    "guide_kept_pages_bytes", "Their size", registry=_own, multiprocess_mode="livesum"
)
_evicted = Counter("guide_kept_pages_evicted", "Pages that made room for others", registry=_own)


def count(told: Told) -> None:
    _requests.labels(told.method, told.path, told.status, told.by).inc()
    _seconds.labels(told.by).observe(told.ms / 1000)
    _bytes.labels(told.by).inc(told.bytes)


def count_kept(pages: int, size: int, evicted: int) -> None:
    """Note how many pages this worker keeps now, their bytes, and how many just made room."""
    _kept.set(pages)
    _kept_bytes.set(size)
    _evicted.inc(evicted)


def write_all() -> bytes:
    """The counts of all workers, in Prometheus' text form."""
    registry = _own
    if FOLDER in os.environ:
        registry = CollectorRegistry()
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return generate_latest(registry)
