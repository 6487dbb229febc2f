"""A backup that is opened: nothing in it is believed before it is checked.

unpack(file, folder)   its files, whole and this site's own; BackupError says why not
"""

from __future__ import annotations

import gzip
import hashlib
import io
import re
import sqlite3
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from django.db.migrations.loader import MigrationLoader

from mesosite.environment.data_dir import SECRET_KEY_CHARACTERS

DATABASE = "guide.sqlite3"
SECRET_KEY = "secret-key"  # noqa: S105 (the file's name)
PICTURES = "media"
SUMS = "SHA256SUMS"


class BackupError(Exception):
    """A backup cannot be taken or used; says why and what to do."""


def unpack(file: Path, folder: Path) -> None:
    try:
        with gzip.open(file) as content:
            with tarfile.open(fileobj=content, mode="r:") as archive:
                names = {name.partition("/")[0] for name in archive.getnames()}
                if not names - {SUMS} or names - {DATABASE, SECRET_KEY, PICTURES, SUMS}:
                    raise BackupError(f"{file} is not a backup of this site. Nothing was changed.")
                archive.extractall(folder, filter="data")
            # To its end, where gzip says if what was read is what was written.
            while content.read(1 << 20):
                pass
        _check_sums(folder, file)
    except FileNotFoundError as error:
        raise BackupError(f"There is no file {file}.") from error
    except (tarfile.TarError, EOFError, OSError, ValueError, zlib.error) as error:
        reason = " ".join(str(error).split())
        raise BackupError(f"{file} cannot be read whole: {reason}. Nothing was changed.") from error
    if (folder / SECRET_KEY).exists() and (
        folder / SECRET_KEY
    ).stat().st_size < SECRET_KEY_CHARACTERS:
        raise BackupError(f"The secret key in {file} is too short to be one. Nothing was changed.")
    if (folder / DATABASE).exists():
        _check_database(folder / DATABASE, file)


def _check_sums(folder: Path, file: Path) -> None:
    """Compare each file with its SHA-256. A backup of before there were any has none."""
    if not (folder / SUMS).exists():
        return
    lines = (folder / SUMS).read_text().splitlines()
    expected = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    (folder / SUMS).unlink()
    for path in files_below(folder):
        name = path.relative_to(folder).as_posix()
        with path.open("rb") as content:
            if sha256_of(content) != expected.pop(name, ""):
                raise BackupError(f"{name} in {file} is damaged. Nothing was changed.")
    if expected:
        raise BackupError(f"{', '.join(expected)} is missing in {file}. Nothing was changed.")


def _check_database(database: Path, file: Path) -> None:
    try:
        with closing(sqlite3.connect(database)) as connection:
            # The check evaluates the tables' constraints, and some of them are patterns.
            connection.create_function("REGEXP", 2, _matches, deterministic=True)
            (verdict,) = connection.execute("PRAGMA integrity_check").fetchone()
            applied = _applied_migrations(connection)
    except sqlite3.DatabaseError as error:
        verdict, applied = str(error), set()
    if verdict != "ok":
        raise BackupError(f"The database in {file} is damaged ({verdict}). Nothing was changed.")
    known = set(MigrationLoader(None).disk_migrations)
    apps = {app for app, _ in known}
    if not any(app == "content" for app, _ in applied):
        raise BackupError(f"The database in {file} is not one of this site. Nothing was changed.")
    if newer := sorted((app, name) for app, name in applied - known if app in apps):
        raise BackupError(
            f"The database in {file} is of a newer version of this site ({'.'.join(newer[0])}): "
            "update the site first. Nothing was changed."
        )


def _applied_migrations(connection: sqlite3.Connection) -> set[tuple[str, str]]:
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    if "django_migrations" not in tables:
        return set()
    return set(connection.execute("SELECT app, name FROM django_migrations"))


def _matches(pattern: str, text: object) -> bool:
    return re.search(pattern, str(text)) is not None


def files_below(folder: Path) -> Iterator[Path]:
    yield from sorted(path for path in folder.rglob("*") if path.is_file())


def sha256_of(content: io.BufferedReader) -> str:
    return hashlib.file_digest(content, "sha256").hexdigest()
