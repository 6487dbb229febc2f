"""The live guide as this worker has it to search: put together when it is first searched.

It is of the present era, as each page is: what goes live or goes is in it, or not, from then on.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from typing import Any

from content.era import Era, read_era
from content.models import Clinic, Reference, Revision
from content.version_indexes import read_indexes
from search.entries import Entry, LivePage, entries_of_page, entry_of_source
from search.index import Index, Snapshot

FIELDS = ("pk", "created", "title", "slug", "summary", "page__kind")


class LiveIndex:
    """Shared by a worker's threads. One brings it up to date, the others search what there is."""

    def __init__(self) -> None:
        self._known: tuple[Era | None, Snapshot] | None = None
        self._lock = threading.Lock()
        self._index: Index | None = None
        # The number of each group in the index, by all that decides what is in it.
        self._groups: dict[Any, int] = {}

    def current(self) -> Snapshot:
        """The live guide at this moment. One query while nothing changed."""
        known = self._known
        era = read_era(known[0] if known else None)
        if known and era is not None and era is known[0]:
            return known[1]
        if known is None:
            self._lock.acquire()
        elif not self._lock.acquire(blocking=False):
            # While another thread brings it up to date, what was there a moment ago will do.
            return known[1]
        try:
            if self._known is None or self._known is known:
                self._known = era, self._bring_up_to_date()
            return self._known[1]
        finally:
            self._lock.release()

    def _bring_up_to_date(self) -> Snapshot:
        call = Clinic.objects.current().emergency_call
        pages = [LivePage(*row) for row in _live_rows()]
        sources = tuple(entry_of_source(source) for source in Reference.objects.all())
        new = [page for page in pages if (page, call) not in self._groups]
        indexes = read_indexes([page.version for page in new], "sections")
        groups: dict[Any, Sequence[Entry]] = {
            (page, call): tuple(entries_of_page(page, indexes[page.version].sections))
            for page in new
        }
        if sources not in self._groups:
            groups[sources] = sources
        gone = self._groups.keys() - {sources, *((page, call) for page in pages)}
        # Where writing fails, whatever was written halfway is gone with it.
        index, self._index = self._index or Index(), None
        former, self._groups = self._groups, {}
        numbers = index.replace([former.pop(key) for key in gone], groups.values())
        self._index, self._groups = index, former | dict(zip(groups, numbers, strict=True))
        return index.snapshot()


def _live_rows() -> Iterable[tuple[Any, ...]]:
    return Revision.objects.live_page_by_page().order_by().values_list(*FIELDS)


live_index = LiveIndex()
