"""A reload without a gap: former workers take connections until new ones do.

gunicorn tells the former workers to stop as soon as it has forked the new ones, which take seconds
to start; longer on a busy machine. Nobody would be answered meanwhile.
"""

from __future__ import annotations

import mmap

# More than workers of one machine; a worker's age counts up, and has the place of its remainder.
PLACES = 256
FORMER, COUNT = PLACES, PLACES + 1


class TakingOver:
    """What the server and its workers tell each other, in memory that all of them have.

    A worker is known by its age: the first is 1, and each one after it is one more.
    """

    def __init__(self) -> None:
        self._cells = memoryview(mmap.mmap(-1, (PLACES + 2) * 8)).cast("q")

    def begin(self, former: int, count: int) -> None:
        """Workers up to that age are to go, once as many new ones as that have started."""
        self._cells[COUNT] = count
        self._cells[FORMER] = former

    def note_started(self, age: int) -> None:
        """A new worker takes connections."""
        self._cells[age % PLACES] = age

    def is_former(self, age: int) -> bool:
        return age <= self._cells[FORMER]

    def is_done(self) -> bool:
        former, count = self._cells[FORMER], self._cells[COUNT]
        return all(
            self._cells[age % PLACES] == age for age in range(former + 1, former + count + 1)
        )
