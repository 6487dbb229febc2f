"""What a page costs that nobody keeps yet: the first reader after a change waits for it."""

from __future__ import annotations

import time

from mesosite.benchmark.cases import COMMON, PAGE, ask
from mesosite.benchmark.load import Request

# One whose words are most of it, and those that list the pages of the guide.
PATHS = (PAGE, "/", "/handouts/")
TIMES = 12


def time_first_renders(port: int, path: str) -> list[float]:
    """Seconds for a page at addresses that nobody asked for, each of which is made anew."""
    seconds = []
    for number in range(TIMES):
        asked = time.perf_counter()
        response, _ = ask(port, Request(f"{path}?first={number}", COMMON))
        seconds.append(time.perf_counter() - asked)
        if response.status != 200:
            raise RuntimeError(f"{path} was answered with {response.status}.")
    return seconds
