"""Who is told of each request, as the settings say."""

from __future__ import annotations

import os
from functools import cache

from django.conf import settings

from mesosite.request_log import write_line
from mesosite.watched import UNKNOWN, Observer, Told


@cache
def list_observers() -> tuple[Observer, ...]:
    observers: list[Observer] = [write_line] if settings.REQUEST_LOG else []
    if settings.METRICS:
        from mesosite.metrics import count

        observers.append(count)
    return tuple(observers)


def tell_refused(status: int) -> None:
    """Tell of a request that is not read to its end: of it no more is known than the answer."""
    told = Told(os.urandom(16).hex(), UNKNOWN, UNKNOWN, status, 0, 0, "server")
    for observe in list_observers():
        observe(told)
