"""One page just edited: what its first reader waits, and when every worker has it."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from mesosite.benchmark.cases import COMMON, PAGE

# Enough for each worker to have several.
CONNECTIONS = 8
PAUSE = 0.01  # seconds between two looks


@dataclass(frozen=True)
class Edit:
    """Seconds from an edit until all connections show it, and what the slowest answer took.

    `went_back` says that a connection showed the old page after the new one.
    """

    seen: float
    slowest: float
    went_back: bool


def edit(port: int, database: Path, number: int) -> Edit:
    """Change the page's title in the database, and look until every connection shows it."""
    title = f"Edited {number} times"
    connections = [HTTPConnection("127.0.0.1", port, timeout=30) for _ in range(CONNECTIONS)]
    for connection in connections:
        _shows(connection, title)
    edit_title(database, title)
    start, slowest, went_back = time.perf_counter(), 0.0, False
    shown = dict.fromkeys(connections, False)
    while not all(shown.values()):
        for connection in connections:
            asked = time.perf_counter()
            is_new = _shows(connection, title)
            slowest = max(slowest, time.perf_counter() - asked)
            went_back |= shown[connection] and not is_new
            shown[connection] = is_new
        time.sleep(PAUSE)
    seen = time.perf_counter() - start
    for connection in connections:
        connection.close()
    return Edit(seen, slowest, went_back)


def edit_title(database: Path, title: str) -> None:
    """Change the title of the page that is edited, as no form would: in the database."""
    with closing(sqlite3.connect(database)) as editor, editor:
        editor.execute(
            "UPDATE content_revision SET title = ? WHERE slug = ?", (title, PAGE.strip("/"))
        )


def _shows(connection: HTTPConnection, title: str) -> bool:
    connection.request("GET", PAGE, headers=COMMON)
    return title.encode() in connection.getresponse().read()
