"""Everything in DATA_DIR as one file, taken and brought back while the site runs.

A backup is a compressed tar file with the database as SQLite's own backup copies it, the
uploaded pictures, the secret key, and the SHA-256 of each file, as `sha256sum --check` reads
them. A PostgreSQL database is not in DATA_DIR: its own tools
(`pg_dump`, `pg_restore`) back it up, and the backup here holds the rest.
"""

from __future__ import annotations

import io
import os
import shutil
import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path

from django.conf import settings

from mesosite.backup_contents import (
    DATABASE,
    PICTURES,
    SECRET_KEY,
    SUMS,
    BackupError,
    files_below,
    sha256_of,
    unpack,
)
from mesosite.drafts import draft_folder


def sqlite_file() -> Path | None:
    """The file of the site's SQLite database; None where it is in PostgreSQL."""
    database = settings.DATABASES["default"]
    return Path(database["NAME"]) if database["ENGINE"].endswith("sqlite3") else None


def pictures_folder() -> Path | None:
    """The folder of uploaded pictures; None where they are in a bucket."""
    return Path(settings.MEDIA_ROOT) if settings.MEDIA_ROOT else None


def back_up(
    data_dir: Path, file: Path, *, database: Path | None = None, pictures: Path | None = None
) -> list[str]:
    """Write a backup and return the names of what is in it. An existing file stays as it is.

    `database` is the SQLite file and `pictures` the folder where they are not in DATA_DIR.
    """
    database, pictures = database or data_dir / DATABASE, pictures or data_dir / PICTURES
    if file.exists():
        raise BackupError(f"{file} exists already: name a new file.")
    if not any(path.exists() for path in (database, data_dir / SECRET_KEY, pictures)):
        raise BackupError(f"There is nothing to back up in {data_dir}.")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        # Beside the new file: DATA_DIR may be full, which is when a backup is wanted.
        with draft_folder(file.parent) as folder:
            draft = folder / "backup"
            names = _write(draft, data_dir / SECRET_KEY, database, pictures)
            draft.chmod(0o600)
            # Whole or not at all: it appears under its name only once it is complete.
            os.replace(draft, file)
    except OSError as error:
        raise BackupError(f"{file} cannot be written: {error.strerror}.") from error
    return names


def _write(draft: Path, secret_key: Path, database: Path, pictures: Path) -> list[str]:
    """Write the archive and return the names of what is in it."""
    sums = {}
    with tarfile.open(draft, "w:gz", dereference=True) as archive:
        if database.exists():
            copy = draft.with_name(DATABASE)
            _copy_database(database, copy)
            sums[DATABASE] = _add(archive, copy, DATABASE)
        files = {SECRET_KEY: secret_key} | {
            f"{PICTURES}/{path.relative_to(pictures).as_posix()}": path
            for path in files_below(pictures)
        }
        for name, path in files.items():
            try:
                sums[name] = _add(archive, path, name)
            except FileNotFoundError:
                continue  # deleted since it was listed, as a picture may be
        lines = "".join(f"{digest}  {name}\n" for name, digest in sums.items()).encode()
        member = tarfile.TarInfo(SUMS)
        member.size = len(lines)
        archive.addfile(member, io.BytesIO(lines))
    return list(dict.fromkeys(name.partition("/")[0] for name in sums))


def _add(archive: tarfile.TarFile, path: Path, name: str) -> str:
    """Add a file, and return the SHA-256 of what was added."""
    with path.open("rb") as content:
        digest = sha256_of(content)
        content.seek(0)
        archive.addfile(archive.gettarinfo(arcname=name, fileobj=content), content)
    return digest


def restore(
    data_dir: Path,
    file: Path,
    *,
    replaced: Path,
    database: Path | None = None,
    pictures: Path | None = None,
    takes_database: bool = True,
) -> list[str]:
    """Bring a backup back and return the names of what was restored.

    What was there before is backed up to the file `replaced` first, so that nothing is lost. A
    site in PostgreSQL takes no database from a file.
    """
    database, pictures = database or data_dir / DATABASE, pictures or data_dir / PICTURES
    with draft_folder(data_dir) as folder:
        unpacked = folder / "unpacked"
        unpack(file, unpacked)
        if (unpacked / DATABASE).exists() and not takes_database:
            raise BackupError(
                f"{file} holds an SQLite database, and this site's is in PostgreSQL: restore it "
                "where DATABASE_URL is not set. Nothing was changed."
            )
        targets = (database, data_dir / SECRET_KEY, pictures)
        if any(path.exists() for path in targets):
            back_up(data_dir, replaced, database=database, pictures=pictures)
        return _put_back(unpacked, data_dir, database, pictures)


def _put_back(unpacked: Path, data_dir: Path, database: Path, pictures: Path) -> list[str]:
    """Put what was unpacked where it belongs, and return the names of it.

    Pictures first, and no former one goes: a run that is broken off leaves no page without them.
    """
    names = [name for name in (DATABASE, SECRET_KEY, PICTURES) if (unpacked / name).exists()]
    for picture in (unpacked / PICTURES).rglob("*"):
        # Names of pictures are random and never used again, so none is overwritten.
        target = pictures / picture.relative_to(unpacked / PICTURES)
        if picture.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(picture, target)
    if DATABASE in names:
        # Through SQLite, not over the file: open connections go on with the new data.
        _copy_database(unpacked / DATABASE, database)
    if SECRET_KEY in names:
        (unpacked / SECRET_KEY).chmod(0o600)
        os.replace(unpacked / SECRET_KEY, data_dir / SECRET_KEY)
    return names


def _copy_database(source: Path, target: Path) -> None:
    """SQLite's online backup: a consistent copy, whoever writes meanwhile."""
    with (
        closing(sqlite3.connect(source)) as old,
        closing(sqlite3.connect(target, timeout=20)) as new,
    ):
        old.backup(new)
