"""Everything in DATA_DIR as one file, taken and brought back while the site runs.

A backup is a compressed tar file with the database as SQLite's own backup copies it, the
uploaded pictures and the secret key. A PostgreSQL database is not in DATA_DIR: its own tools
(`pg_dump`, `pg_restore`) back it up, and the backup here holds the rest.
"""

from __future__ import annotations

import errno
import os
import re
import sqlite3
import tarfile
import tempfile
import zlib
from contextlib import closing
from pathlib import Path

from django.conf import settings

DATABASE = "guide.sqlite3"
SECRET_KEY = "secret-key"  # noqa: S105 (the file's name)
PICTURES = "media"


class BackupError(Exception):
    """A backup cannot be taken or used; says why and what to do."""


def sqlite_file() -> Path | None:
    """The file of the site's SQLite database; None where it is in PostgreSQL."""
    database = settings.DATABASES["default"]
    return Path(database["NAME"]) if database["ENGINE"].endswith("sqlite3") else None


def back_up(data_dir: Path, file: Path, *, database: Path | None = None) -> list[str]:
    """Write a backup and return the names of what is in it. An existing file stays as it is.

    `database` is the SQLite file where it is not the one in DATA_DIR.
    """
    database = database or data_dir / DATABASE
    if file.exists():
        raise BackupError(f"{file} exists already: name a new file.")
    with tempfile.TemporaryDirectory(dir=data_dir) as folder:
        names = []
        archive_path = Path(folder) / "backup"
        with tarfile.open(archive_path, "w:gz", dereference=True) as archive:
            if database.exists():
                copy = Path(folder) / DATABASE
                _copy_database(database, copy)
                archive.add(copy, DATABASE)
                names.append(DATABASE)
            for name in (SECRET_KEY, PICTURES):
                if (data_dir / name).exists():
                    archive.add(data_dir / name, name)
                    names.append(name)
        if not names:
            raise BackupError(f"There is nothing to back up in {data_dir}.")
        # Whole or not at all: it appears under its name only once it is complete.
        archive_path.chmod(0o600)
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            _move(archive_path, file)
        except OSError as error:
            raise BackupError(f"{file} cannot be written: {error.strerror}.") from error
    return names


def restore(
    data_dir: Path, file: Path, *, replaced: Path, database: Path | None = None
) -> list[str]:
    """Bring a backup back and return the names of what was restored.

    What was there before is backed up to the file `replaced` first, so that nothing is lost.
    """
    database = database or data_dir / DATABASE
    with tempfile.TemporaryDirectory(dir=data_dir) as folder:
        unpacked = Path(folder) / "unpacked"
        _unpack(file, unpacked)
        targets = (database, data_dir / SECRET_KEY, data_dir / PICTURES)
        if any(path.exists() for path in targets):
            back_up(data_dir, replaced, database=database)
        names = []
        if (unpacked / DATABASE).exists():
            # Through SQLite, not over the file: open connections go on with the new data.
            _copy_database(unpacked / DATABASE, database)
            names.append(DATABASE)
        if (unpacked / SECRET_KEY).exists():
            (unpacked / SECRET_KEY).chmod(0o600)
            os.replace(unpacked / SECRET_KEY, data_dir / SECRET_KEY)
            names.append(SECRET_KEY)
        if (unpacked / PICTURES).exists():
            # Names of pictures are random and never used again, so none is overwritten.
            for picture in (unpacked / PICTURES).rglob("*"):
                target = data_dir / PICTURES / picture.relative_to(unpacked / PICTURES)
                if picture.is_file():
                    target.parent.mkdir(parents=True, exist_ok=True)
                    os.replace(picture, target)
            names.append(PICTURES)
    return names


def _unpack(file: Path, folder: Path) -> None:
    try:
        with tarfile.open(file, "r:gz") as archive:
            strangers = {n.split("/")[0] for n in archive.getnames()} - {
                DATABASE,
                SECRET_KEY,
                PICTURES,
            }
            if strangers or not archive.getnames():
                raise BackupError(f"{file} is not a backup of this site. Nothing was changed.")
            archive.extractall(folder, filter="data")
    except FileNotFoundError as error:
        raise BackupError(f"There is no file {file}.") from error
    except (tarfile.TarError, EOFError, OSError, zlib.error) as error:
        raise BackupError(f"{file} cannot be read whole: {error}. Nothing was changed.") from error
    if (folder / DATABASE).exists():
        _check_database(folder / DATABASE, file)


def _check_database(database: Path, file: Path) -> None:
    try:
        with closing(sqlite3.connect(database)) as connection:
            # The check evaluates the tables' constraints, and some of them are patterns.
            connection.create_function("REGEXP", 2, _matches, deterministic=True)
            (verdict,) = connection.execute("PRAGMA integrity_check").fetchone()
    except sqlite3.DatabaseError as error:
        verdict = str(error)
    if verdict != "ok":
        raise BackupError(f"The database in {file} is damaged ({verdict}). Nothing was changed.")


def _matches(pattern: str, text: object) -> bool:
    return re.search(pattern, str(text)) is not None


def _copy_database(source: Path, target: Path) -> None:
    """SQLite's online backup: a consistent copy, whoever writes meanwhile."""
    with (
        closing(sqlite3.connect(source)) as old,
        closing(sqlite3.connect(target, timeout=20)) as new,
    ):
        old.backup(new)


def _move(source: Path, target: Path) -> None:
    """Move a file to a place that may be on another disk, complete when its name appears."""
    try:
        os.replace(source, target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        beside = target.with_name(f"{target.name}.part")
        beside.write_bytes(source.read_bytes())
        beside.chmod(0o600)
        os.replace(beside, target)
