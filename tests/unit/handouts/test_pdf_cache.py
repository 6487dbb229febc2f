import errno
import os
import threading
import time

import pytest

from handouts import kept_files, pdf_cache
from handouts.known_pages import KnownPages
from handouts.pdf_cache import CachedPdf


@pytest.fixture(autouse=True)
def known(monkeypatch):
    """What is known of an era, without the database that says when it ends."""
    known = KnownPages()
    monkeypatch.setattr(pdf_cache, "known_pages", lambda: known)


def read_or_make(folder, page, make):
    return CachedPdf(folder, f"page={page}").read_or_make(page, make)


def test_file_is_made_once_and_read_afterwards(tmp_path):
    made = []

    def make(source):
        made.append(source)
        return source.encode()

    assert [read_or_make(tmp_path / "new", "page", make) for _ in range(3)] == [b"page"] * 3
    assert read_or_make(tmp_path / "new", "other", make) == b"other"
    assert made == ["page", "other"]


def test_hundred_who_ask_at_once_make_it_once(tmp_path):
    made, answers = [], []

    def make(source):
        made.append(source)
        time.sleep(0.2)
        return b"file"

    threads = [
        threading.Thread(target=lambda: answers.append(read_or_make(tmp_path, "page", make)))
        for _ in range(100)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert made == ["page"]
    assert answers == [b"file"] * 100


def test_error_is_raised_and_the_next_one_tries_again(tmp_path):
    def fail(source):
        raise ValueError(source)

    with pytest.raises(ValueError, match="page"):
        read_or_make(tmp_path, "page", fail)

    assert list(tmp_path.glob("*.pdf")) == []
    assert read_or_make(tmp_path, "page", str.encode) == b"page"


def test_files_that_nobody_asked_for_lately_go_first(tmp_path, monkeypatch):
    monkeypatch.setattr(pdf_cache, "FILES_AT_MOST", 2)
    for age, source in ((30, "a"), (20, "b")):
        read_or_make(tmp_path, source, str.encode)
        newest = max(tmp_path.glob("*.pdf"), key=lambda file: file.stat().st_mtime)
        os.utime(newest, (time.time() - age,) * 2)
    read_or_make(tmp_path, "a", str.encode)  # asked for again

    read_or_make(tmp_path, "c", str.encode)

    assert sorted(file.read_bytes() for file in tmp_path.glob("*.pdf")) == [b"a", b"c"]


def test_file_is_made_all_the_same_while_the_disk_takes_nothing(tmp_path, monkeypatch):
    def full(*args, **options):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(kept_files.tempfile, "NamedTemporaryFile", full)

    assert read_or_make(tmp_path, "page", str.encode) == b"page"
    # A folder that cannot be made holds no lock either.
    (tmp_path / "file").touch()
    assert read_or_make(tmp_path / "file" / "folder", "page", str.encode) == b"page"
    assert list(tmp_path.glob("*.pdf")) == []


def test_file_that_cannot_get_its_name_leaves_nothing_behind(tmp_path, monkeypatch):
    def refuse(old, new):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "replace", refuse)

    assert read_or_make(tmp_path, "page", str.encode) == b"page"
    assert [file for file in tmp_path.iterdir() if file.suffix != ".lock"] == []


def test_file_is_found_by_the_choices_of_its_sheet_until_it_is_forgotten(tmp_path):
    cached = CachedPdf(tmp_path, "page=costs")
    assert cached.read() is None

    cached.read_or_make("page", str.encode)

    assert CachedPdf(tmp_path, "page=costs").read() == b"page"
    assert CachedPdf(tmp_path, "page=about").read() is None
    next(tmp_path.glob("*.pdf")).unlink()
    assert CachedPdf(tmp_path, "page=costs").read() is None
