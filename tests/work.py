"""How much work something is, whatever else the machine does meanwhile."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import pytest

# Seconds of the processor, not of the clock: a busy machine takes none of them. What must end
# takes a few at most, and what looks at each pair of 50,000 signs takes minutes.
RUNAWAY = 60


def lines_run(function: Callable[..., object], *arguments: object) -> int:
    """How many lines of Python a call runs: the same number each time, on every machine.

    What runs in C is not counted, such as a search by a regular expression: for that there
    is `must_end`.

    >>> lines_run(sorted, [2, 1])
    0
    """
    count = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Callable[..., Any] | None:
        nonlocal count
        # What counts coverage takes its marks out of a line that ran often: no work of the call.
        if "slipcover" in frame.f_code.co_filename:
            return None
        count += event == "line"
        return trace

    # A debugger looks on in the same way: it goes on where it was.
    before = sys.gettrace()
    sys.settrace(trace)
    try:
        function(*arguments)
    finally:
        sys.settrace(before)
    return count


@contextmanager
def must_end(seconds: float = RUNAWAY) -> Iterator[None]:
    """Fail the test if this runs away."""

    def stop(signal_number: int, frame: FrameType | None) -> None:
        pytest.fail(f"It did not end within {seconds} seconds of the processor.")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
