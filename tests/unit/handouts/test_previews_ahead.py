"""Previews made before anybody asks: each once, by one worker, and in no reader's way."""

import threading
from concurrent.futures import Future

import pytest

from handouts import pdf, pdf_process, preview_maker, previews, previews_ahead
from handouts.previews_ahead import PreviewsAhead

SHEETS = {"aftercare": "a1", "questions": "q1"}


@pytest.fixture(autouse=True)
def sheets(monkeypatch, settings, tmp_path):
    """The versions of the sheets as they are."""
    settings.DATA_DIR = tmp_path
    now = dict(SHEETS)
    monkeypatch.setattr(previews, "find_versions", lambda: dict(now))
    return now


@pytest.fixture
def asked(monkeypatch):
    """What was asked for; it is made at once, but for the faults in `asked.faults`."""

    class Asked(list):
        def __init__(self):
            super().__init__()
            self.faults = {}

        def ask_for(self, preset, version):
            self.append(version)
            made = Future()
            if (fault := self.faults.get(version)) is None:
                previews.keep_preview(version, b"picture")
                made.set_result(b"picture")
            else:
                made.set_exception(fault)
            return made

    asked = Asked()
    monkeypatch.setattr(preview_maker, "ask_for", asked.ask_for)
    return asked


def test_what_is_missing_is_made_once(asked):
    previews.keep_preview("a1", b"picture")
    ahead = PreviewsAhead()

    for _ in range(3):
        ahead.look()

    assert asked == ["q1"]


def test_new_versions_are_made_when_they_are_still_the_same_at_the_next_look(asked, sheets):
    ahead = PreviewsAhead()
    ahead.look()

    made = []
    for version in ("a2", "a3", "a3", "a3"):
        sheets["aftercare"] = version
        ahead.look()
        made.append(asked[2:])

    assert made == [[], [], ["a3"], ["a3"]]


def test_one_that_is_at_it_is_enough(asked):
    with previews_ahead._alone() as is_alone:
        PreviewsAhead().look()

        assert (is_alone, asked) == (True, [])
    PreviewsAhead().look()
    assert asked == ["a1", "q1"]


def test_fault_leaves_the_others_and_is_not_tried_again(asked):
    asked.faults["a1"] = pdf.PdfError("No Pango.")
    ahead = PreviewsAhead()

    for _ in range(2):
        ahead.look()

    assert asked == ["a1", "q1"]


def test_while_readers_have_all_places_it_waits_for_the_next_look(asked):
    asked.faults["a1"] = pdf_process.BusyError()
    ahead = PreviewsAhead()
    ahead.look()
    assert asked == ["a1"]

    asked.faults.clear()
    ahead.look()

    assert asked == ["a1", "a1", "q1"]


def test_looks_go_on_after_a_fault_until_the_server_stops(monkeypatch):
    stop, looks = threading.Event(), []

    def look(self):
        looks.append(True)
        if len(looks) == 3:
            stop.set()
        raise OSError("The database is away.")

    monkeypatch.setattr(pdf, "is_available", lambda: True)
    monkeypatch.setattr(pdf_process, "_is_stopping", stop)
    monkeypatch.setattr(previews_ahead, "SECONDS_AFTER_START", 0)
    monkeypatch.setattr(previews_ahead, "SECONDS_BETWEEN_LOOKS", 0)
    monkeypatch.setattr(PreviewsAhead, "look", look)

    previews_ahead.start()
    for thread in threading.enumerate():
        if thread.name == "previews-ahead":
            thread.join(10)

    assert looks == [True] * 3


def test_nothing_looks_where_no_file_can_be_made(monkeypatch):
    monkeypatch.setattr(pdf, "is_available", lambda: False)

    previews_ahead.start()

    assert "previews-ahead" not in [thread.name for thread in threading.enumerate()]
