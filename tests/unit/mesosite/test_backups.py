"""A backup holds everything, and bringing it back loses nothing."""

import sqlite3
import tarfile
from contextlib import closing

import pytest

from mesosite.backups import BackupError, back_up, restore


@pytest.fixture
def data_dir(tmp_path):
    folder = tmp_path / "data"
    (folder / "media" / "pictures").mkdir(parents=True)
    (folder / "media" / "pictures" / "a.webp").write_bytes(b"picture")
    (folder / "secret-key").write_text("secret")
    (folder / "cache").mkdir()
    write_word(folder, "before")
    return folder


def write_word(folder, word):
    with closing(sqlite3.connect(folder / "guide.sqlite3")) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE IF NOT EXISTS words (word)")
        connection.execute("DELETE FROM words")
        connection.execute("INSERT INTO words VALUES (?)", [word])
        connection.commit()


def read_word(folder):
    with closing(sqlite3.connect(folder / "guide.sqlite3")) as connection:
        return connection.execute("SELECT word FROM words").fetchone()[0]


def test_backup_holds_database_key_and_pictures_and_nothing_else(data_dir, tmp_path):
    names = back_up(data_dir, tmp_path / "b.tar.gz")

    assert names == ["guide.sqlite3", "secret-key", "media"]
    with tarfile.open(tmp_path / "b.tar.gz") as archive:
        files = sorted(member.name for member in archive if member.isfile())
    assert files == ["guide.sqlite3", "media/pictures/a.webp", "secret-key"]
    assert (tmp_path / "b.tar.gz").stat().st_mode & 0o777 == 0o600


def test_restored_site_has_what_the_backup_had(data_dir, tmp_path):
    back_up(data_dir, tmp_path / "b.tar.gz")
    write_word(data_dir, "after")
    (data_dir / "secret-key").write_text("another")
    (data_dir / "media" / "pictures" / "a.webp").unlink()

    restore(data_dir, tmp_path / "b.tar.gz", replaced=tmp_path / "replaced.tar.gz")

    assert read_word(data_dir) == "before"
    assert (data_dir / "secret-key").read_text() == "secret"
    assert (data_dir / "media" / "pictures" / "a.webp").read_bytes() == b"picture"


def test_what_was_replaced_can_be_brought_back(data_dir, tmp_path):
    back_up(data_dir, tmp_path / "b.tar.gz")
    write_word(data_dir, "after")
    restore(data_dir, tmp_path / "b.tar.gz", replaced=tmp_path / "replaced.tar.gz")

    restore(data_dir, tmp_path / "replaced.tar.gz", replaced=tmp_path / "again.tar.gz")

    assert read_word(data_dir) == "after"


def test_backup_restores_into_an_empty_folder(data_dir, tmp_path):
    back_up(data_dir, tmp_path / "b.tar.gz")
    (tmp_path / "new").mkdir()

    restore(tmp_path / "new", tmp_path / "b.tar.gz", replaced=tmp_path / "replaced.tar.gz")

    assert read_word(tmp_path / "new") == "before"
    assert not (tmp_path / "replaced.tar.gz").exists()


def test_connection_that_is_open_while_restoring_goes_on_with_the_new_data(data_dir, tmp_path):
    back_up(data_dir, tmp_path / "b.tar.gz")
    write_word(data_dir, "after")

    with closing(sqlite3.connect(data_dir / "guide.sqlite3")) as reader:
        assert reader.execute("SELECT word FROM words").fetchone() == ("after",)
        restore(data_dir, tmp_path / "b.tar.gz", replaced=tmp_path / "replaced.tar.gz")

        assert reader.execute("SELECT word FROM words").fetchone() == ("before",)


def test_backup_of_a_database_that_is_being_written_is_consistent(data_dir, tmp_path):
    with closing(sqlite3.connect(data_dir / "guide.sqlite3")) as writer:
        writer.execute("INSERT INTO words VALUES ('half-written')")

        back_up(data_dir, tmp_path / "b.tar.gz")

    (tmp_path / "new").mkdir()
    restore(tmp_path / "new", tmp_path / "b.tar.gz", replaced=tmp_path / "r.tar.gz")
    assert read_word(tmp_path / "new") == "before"


def test_existing_file_is_not_overwritten(data_dir, tmp_path):
    (tmp_path / "b.tar.gz").write_text("precious")

    with pytest.raises(BackupError, match="exists already: name a new file"):
        back_up(data_dir, tmp_path / "b.tar.gz")

    assert (tmp_path / "b.tar.gz").read_text() == "precious"


def test_nothing_to_back_up_is_said(tmp_path):
    with pytest.raises(BackupError, match="There is nothing to back up"):
        back_up(tmp_path, tmp_path / "b.tar.gz")


@pytest.mark.parametrize("kind", ["missing", "text", "truncated", "stranger", "damaged database"])
def test_wrong_file_changes_nothing_and_says_why(data_dir, tmp_path, kind):
    wrong = tmp_path / "wrong.tar.gz"
    expected = "cannot be read whole"
    if kind == "missing":
        expected = "There is no file"
    elif kind == "text":
        wrong.write_text("not a backup")
    elif kind == "truncated":
        back_up(data_dir, wrong)
        wrong.write_bytes(wrong.read_bytes()[:-40])
    elif kind == "stranger":
        expected = "is not a backup of this site"
        with tarfile.open(wrong, "w:gz") as archive:
            archive.add(data_dir / "secret-key", "etc/passwd")
    else:
        expected = "is damaged"
        (tmp_path / "broken").write_bytes(b"SQLite format 3\0" + b"x" * 5000)
        with tarfile.open(wrong, "w:gz") as archive:
            archive.add(tmp_path / "broken", "guide.sqlite3")

    with pytest.raises(BackupError, match=expected):
        restore(data_dir, wrong, replaced=tmp_path / "replaced.tar.gz")

    assert read_word(data_dir) == "before"
    assert (data_dir / "secret-key").read_text() == "secret"


def test_database_that_lies_elsewhere_is_backed_up_and_restored_there(data_dir, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    write_word(elsewhere, "elsewhere")
    database = elsewhere / "guide.sqlite3"
    back_up(data_dir, tmp_path / "b.tar.gz", database=database)
    write_word(elsewhere, "after")

    restore(data_dir, tmp_path / "b.tar.gz", replaced=tmp_path / "r.tar.gz", database=database)

    assert read_word(elsewhere) == "elsewhere"
    assert read_word(data_dir) == "before"


def test_secret_key_alone_is_kept_before_it_is_replaced(data_dir, tmp_path):
    back_up(data_dir, tmp_path / "b.tar.gz")
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "secret-key").write_text("another")

    restore(tmp_path / "new", tmp_path / "b.tar.gz", replaced=tmp_path / "r.tar.gz")

    with tarfile.open(tmp_path / "r.tar.gz") as archive:
        assert archive.extractfile("secret-key").read() == b"another"
