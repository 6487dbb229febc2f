"""The pages that a worker keeps, within a limit of bytes: those go that nobody asked for lately."""

from __future__ import annotations

import threading
from collections.abc import Callable

from mesosite.kept_pages.entry import Entry
from mesosite.kept_pages.key import Key


class Store:
    """`tell` is told of each change: how many pages and bytes there are, and how many made room."""

    tell: Callable[[int, int, int], None] | None = None

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._entries: dict[Key, Entry] = {}
        self._sizes: dict[Key, int] = {}
        self._bytes = 0
        self._turn = 0
        self._lock = threading.Lock()

    def get(self, key: Key) -> Entry | None:
        entry = self._entries.get(key)
        if entry is not None:
            entry.used = self._turn
        return entry

    def put(self, key: Key, entry: Entry) -> None:
        with self._lock:
            self._put(key, entry)

    def count_anew(self, key: Key, entry: Entry) -> None:
        """Count what an entry takes since it was put here, unless another one has its place now."""
        with self._lock:
            if self._entries.get(key) is entry:
                self._put(key, entry)

    def forget(self, key: Key) -> None:
        with self._lock:
            self._remove(key)
            self._tell(0)

    def _put(self, key: Key, entry: Entry) -> None:
        self._turn += 1
        entry.used = self._turn
        self._remove(key)
        self._entries[key] = entry
        self._sizes[key] = entry.size
        self._bytes += self._sizes[key]
        before = len(self._entries)
        while self._bytes > self._most_bytes:
            self._remove(min(self._entries, key=lambda key: self._entries[key].used))
        self._tell(before - len(self._entries))

    def _remove(self, key: Key) -> None:
        if self._entries.pop(key, None) is not None:
            self._bytes -= self._sizes.pop(key)

    def _tell(self, evicted: int) -> None:
        if self.tell is not None:
            self.tell(len(self._entries), self._bytes, evicted)
