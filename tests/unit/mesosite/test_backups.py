"""A backup holds everything, and bringing it back loses nothing."""

import gzip
import sqlite3
import tarfile
from contextlib import closing

import pytest

from mesosite import backups
from mesosite.backup_contents import BackupError
from mesosite.backups import back_up, restore

KEY, OTHER_KEY = "secret" * 10, "another" * 10


@pytest.fixture
def data_dir(tmp_path):
    folder = tmp_path / "data"
    (folder / "media" / "pictures").mkdir(parents=True)
    (folder / "media" / "pictures" / "a.webp").write_bytes(b"picture")
    (folder / "secret-key").write_text(KEY)
    (folder / "cache").mkdir()
    write_word(folder, "before")
    return folder


def write_word(folder, word):
    with closing(sqlite3.connect(folder / "guide.sqlite3")) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE IF NOT EXISTS words (word)")
        connection.execute("DELETE FROM words")
        connection.execute("CREATE TABLE IF NOT EXISTS django_migrations (app, name)")
        connection.execute("INSERT INTO django_migrations VALUES ('content', '0001_initial')")
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
    assert files == ["SHA256SUMS", "guide.sqlite3", "media/pictures/a.webp", "secret-key"]
    assert (tmp_path / "b.tar.gz").stat().st_mode & 0o777 == 0o600


def test_restored_site_has_what_the_backup_had(data_dir, tmp_path):
    back_up(data_dir, tmp_path / "b.tar.gz")
    write_word(data_dir, "after")
    (data_dir / "secret-key").write_text(OTHER_KEY)
    (data_dir / "media" / "pictures" / "a.webp").unlink()

    restore(data_dir, tmp_path / "b.tar.gz", replaced=tmp_path / "replaced.tar.gz")

    assert read_word(data_dir) == "before"
    assert (data_dir / "secret-key").read_text() == KEY
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


@pytest.mark.parametrize(
    "kind", ["missing", "text", "nothing", "truncated", "stranger", "damaged database"]
)
def test_wrong_file_changes_nothing_and_says_why(data_dir, tmp_path, kind):
    wrong = tmp_path / "wrong.tar.gz"
    expected = "cannot be read whole"
    if kind == "missing":
        expected = "There is no file"
    elif kind == "text":
        wrong.write_text("not a backup")
    elif kind == "nothing":
        wrong.write_bytes(gzip.compress(b""))
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

    with pytest.raises(BackupError, match=expected) as refused:
        restore(data_dir, wrong, replaced=tmp_path / "replaced.tar.gz")

    assert "\n" not in str(refused.value)
    assert read_word(data_dir) == "before"
    assert (data_dir / "secret-key").read_text() == KEY
    assert not (tmp_path / "replaced.tar.gz").exists()


def repacked(file, folder, **changed):
    """The backup `file` with other contents of some of its files, as somebody else would pack it."""
    with tarfile.open(file) as archive:
        archive.extractall(folder, filter="data")
    for name, content in changed.items():
        (folder / name.replace("_", "-")).write_bytes(content)
    with tarfile.open(file, "w:gz") as archive:
        for path in sorted(folder.iterdir()):
            archive.add(path, path.name)
    return file


@pytest.mark.parametrize("place", range(60))
def test_backup_with_one_flipped_bit_is_refused_or_whole(data_dir, tmp_path, place):
    file = tmp_path / "b.tar.gz"
    back_up(data_dir, file)
    content = bytearray(file.read_bytes())
    # Behind the head of gzip, which holds a time and a name.
    content[32 + place * (len(content) - 32) // 60] ^= 1 << place % 8
    file.write_bytes(content)

    write_word(data_dir, "after")
    (data_dir / "secret-key").write_text(OTHER_KEY)
    is_refused = False

    try:
        restore(data_dir, file, replaced=tmp_path / "replaced.tar.gz")
    except BackupError:
        is_refused = True

    # A bit of the packing alone, such as its filling, changes no file: that one is whole.
    now = (read_word(data_dir), (data_dir / "secret-key").read_text())
    assert now == (("after", OTHER_KEY) if is_refused else ("before", KEY))


def test_file_that_is_not_what_was_backed_up_is_refused_by_its_name(data_dir, tmp_path):
    back_up(data_dir, tmp_path / "b.tar.gz")
    changed = repacked(tmp_path / "b.tar.gz", tmp_path / "open", secret_key=OTHER_KEY.encode())

    with pytest.raises(BackupError, match=r"secret-key in .* is damaged. Nothing was changed"):
        restore(data_dir, changed, replaced=tmp_path / "replaced.tar.gz")


@pytest.mark.parametrize("sums", [b"no sums at all\n", b"\xff\xfe"])
def test_sums_that_cannot_be_read_are_told_in_one_line(data_dir, tmp_path, sums):
    back_up(data_dir, tmp_path / "b.tar.gz")
    changed = repacked(tmp_path / "b.tar.gz", tmp_path / "open", SHA256SUMS=sums)

    with pytest.raises(BackupError, match=r"cannot be read whole: .* Nothing was changed"):
        restore(data_dir, changed, replaced=tmp_path / "replaced.tar.gz")


def test_backup_without_sums_as_they_once_were_is_restored(data_dir, tmp_path):
    file = tmp_path / "b.tar.gz"
    with tarfile.open(file, "w:gz") as archive:
        archive.add(data_dir / "secret-key", "secret-key")
    (data_dir / "secret-key").write_text(OTHER_KEY)

    assert restore(data_dir, file, replaced=tmp_path / "r.tar.gz") == ["secret-key"]
    assert (data_dir / "secret-key").read_text() == KEY


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("DELETE FROM django_migrations", "is not one of this site"),
        ("DROP TABLE django_migrations", "is not one of this site"),
        (
            "INSERT INTO django_migrations VALUES ('content', '9999_of_next_year')",
            r"is of a newer version of this site \(content.9999_of_next_year\)",
        ),
    ],
)
def test_database_of_somebody_else_or_of_the_future_is_refused(data_dir, tmp_path, change, message):
    (tmp_path / "other").mkdir()
    write_word(tmp_path / "other", "theirs")
    with closing(sqlite3.connect(tmp_path / "other" / "guide.sqlite3")) as connection:
        connection.execute(change)
        connection.commit()
    back_up(tmp_path / "other", tmp_path / "b.tar.gz")

    with pytest.raises(BackupError, match=message):
        restore(data_dir, tmp_path / "b.tar.gz", replaced=tmp_path / "r.tar.gz")

    assert read_word(data_dir) == "before"


def test_key_of_one_byte_is_refused(data_dir, tmp_path):
    (data_dir / "secret-key").write_text("x")
    back_up(data_dir, tmp_path / "b.tar.gz")

    with pytest.raises(BackupError, match=r"is too short to be one\. Nothing was changed"):
        restore(data_dir, tmp_path / "b.tar.gz", replaced=tmp_path / "r.tar.gz")


def test_database_in_a_file_is_refused_where_the_site_has_a_server(data_dir, tmp_path):
    back_up(data_dir, tmp_path / "b.tar.gz")

    with pytest.raises(BackupError, match="this site's is in PostgreSQL"):
        restore(
            data_dir, tmp_path / "b.tar.gz", replaced=tmp_path / "r.tar.gz", takes_database=False
        )


def test_picture_that_is_deleted_meanwhile_is_left_out(data_dir, tmp_path, monkeypatch):
    gone = data_dir / "media" / "pictures" / "b.webp"
    listed = list(backups.files_below(data_dir / "media"))
    monkeypatch.setattr(backups, "files_below", lambda folder: [*listed, gone])

    back_up(data_dir, tmp_path / "b.tar.gz")

    with tarfile.open(tmp_path / "b.tar.gz") as archive:
        assert "media/pictures/b.webp" not in archive.getnames()


def test_backup_needs_no_room_beside_the_data(data_dir, tmp_path):
    before = sorted(data_dir.rglob("*"))
    data_dir.chmod(0o555)
    try:
        back_up(data_dir, tmp_path / "other-disk" / "b.tar.gz")
    finally:
        data_dir.chmod(0o755)

    assert sorted(data_dir.rglob("*")) == before
    assert [path.name for path in (tmp_path / "other-disk").iterdir()] == ["b.tar.gz"]


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
    (tmp_path / "new" / "secret-key").write_text(OTHER_KEY)

    restore(tmp_path / "new", tmp_path / "b.tar.gz", replaced=tmp_path / "r.tar.gz")

    with tarfile.open(tmp_path / "r.tar.gz") as archive:
        assert archive.extractfile("secret-key").read() == OTHER_KEY.encode()


def test_pictures_that_lie_elsewhere_are_backed_up_and_restored_there(data_dir, tmp_path):
    shared = tmp_path / "shared"
    (data_dir / "media").rename(shared)
    before = sorted(path.relative_to(shared) for path in shared.rglob("*"))
    back_up(data_dir, tmp_path / "b.tar.gz", pictures=shared)
    shared.rename(tmp_path / "lost")

    restore(data_dir, tmp_path / "b.tar.gz", replaced=tmp_path / "r.tar.gz", pictures=shared)

    assert sorted(path.relative_to(shared) for path in shared.rglob("*")) == before != []
    assert not (data_dir / "media").exists()
