"""The digests of the pages that sheets were asked for since a page changed, by their choices.

With one, a file is found without putting its sheet together. There is no end of choices. Workers that
run the same code tell each other, by small files in the folder of the files: the name of each has the
era in it, and what one writes is never found in another.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from content.era import once_per_era, read_era
from handouts import kept_files

# Of 64 bytes each.
AT_MOST = 1000

# What all workers that run the same code have in common; None where this process is no worker.
_code: str | None = None


def share(code: str | None) -> None:
    """From now on those workers find what this one knows, and it what they know."""
    global _code
    _code = code


class KnownPages:
    """What is known in an era. `shared_name` is its name among workers; empty where none is told."""

    def __init__(self, shared_name: str = "") -> None:
        self._digests: dict[str, str] = {}
        self._shared_name = shared_name

    def find(self, folder: Path, choices: str) -> str | None:
        """The digest of the page that these choices give, if a sheet of them was asked for."""
        if choices not in self._digests and self._shared_name:
            told = kept_files.read(self._file(folder, choices))
            if told is not None:
                self._remember(choices, told.decode())
        return self._digests.get(choices)

    def note(self, folder: Path, choices: str, digest: str) -> None:
        if self._digests.get(choices) == digest:
            return
        self._remember(choices, digest)
        if self._shared_name:
            kept_files.keep(self._file(folder, choices), digest.encode(), AT_MOST)

    def _remember(self, choices: str, digest: str) -> None:
        if len(self._digests) < AT_MOST or choices in self._digests:
            self._digests[choices] = digest

    def _file(self, folder: Path, choices: str) -> Path:
        name = hashlib.sha256(f"{self._shared_name} {choices}".encode()).hexdigest()
        return folder / f"{name}.page"


@once_per_era
def known_pages() -> KnownPages:
    era = read_era(None)
    if era is None or _code is None:
        return KnownPages()
    # A page that goes live at its time is another era of the same generation.
    return KnownPages(f"{_code} {era.generation} {era.ends.isoformat()}")
