"""A run that ends, in whatever way, leaves no draft behind."""

import os
import signal
import subprocess
import sys

import pytest

from mesosite.drafts import PREFIX, draft_folder, ended_as_by_an_error, remove_abandoned
from mesosite.environment import BASE_DIR

HOLDS_A_DRAFT = """
import pathlib, sys
from mesosite.drafts import draft_folder
with draft_folder(pathlib.Path(sys.argv[1])) as folder:
    (folder / "secret-key").touch()
    print(folder, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def other_run(tmp_path):
    """Another process that holds a draft in the same folder."""
    run = subprocess.Popen(  # noqa: S603 (our own code)
        [sys.executable, "-c", HOLDS_A_DRAFT, tmp_path],
        cwd=BASE_DIR,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    run.stdout.readline()
    yield run
    run.kill()
    run.communicate()


def drafts_in(folder):
    return [path.name for path in folder.glob(f"{PREFIX}*")]


def test_draft_is_gone_after_an_error(tmp_path):
    with pytest.raises(ZeroDivisionError), draft_folder(tmp_path):
        1 / 0  # noqa: B018

    assert drafts_in(tmp_path) == []


def test_draft_of_a_run_that_goes_on_stays_and_that_of_a_killed_one_goes(tmp_path, other_run):
    with draft_folder(tmp_path):
        assert len(drafts_in(tmp_path)) == 2

    assert len(drafts_in(tmp_path)) == 1
    other_run.kill()
    other_run.wait()
    remove_abandoned(tmp_path)
    assert drafts_in(tmp_path) == []


def test_draft_that_was_taken_for_an_abandoned_one_is_made_anew(tmp_path, monkeypatch):
    really_open, opened = os.open, []

    def open_late(path, *args):
        if not opened:
            os.rmdir(path)
        opened.append(path)
        return really_open(path, *args)

    monkeypatch.setattr(os, "open", open_late)

    with draft_folder(tmp_path) as folder:
        assert [folder] == opened[1:]


def test_signal_ends_a_run_as_an_error_does(tmp_path):
    former = signal.getsignal(signal.SIGTERM)

    with pytest.raises(SystemExit) as ended, ended_as_by_an_error(), draft_folder(tmp_path):
        os.kill(os.getpid(), signal.SIGTERM)

    assert ended.value.code == 128 + signal.SIGTERM
    assert drafts_in(tmp_path) == []
    assert signal.getsignal(signal.SIGTERM) is former
