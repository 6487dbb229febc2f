"""Previews made behind what readers ask for: each once, one after the other, and told when none is."""

import threading

import pytest
from django.core.cache import cache

from handouts import pdf, pdf_process, preview_maker, previews


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()


def test_preview_is_made_once_for_all_who_ask_meanwhile_and_never_two_at_a_time(monkeypatch):
    goes_on, made, at_once = threading.Event(), [], []

    def make(preset, version):
        at_once.append(preset)
        goes_on.wait(10)
        made.append((preset, len(at_once)))
        at_once.pop()
        return preset.encode()

    monkeypatch.setattr(preview_maker, "make_preview", make)

    first, again = (preview_maker.ask_for("aftercare", "a") for _ in range(2))
    other = preview_maker.ask_for("questions", "q")
    goes_on.set()

    assert first is again
    assert [first.result(10), other.result(10)] == [b"aftercare", b"questions"]
    assert made == [("aftercare", 1), ("questions", 1)]
    assert preview_maker.ask_for("aftercare", "a") is not first


@pytest.mark.parametrize(
    ("error", "is_remembered"),
    [(pdf.PdfError("No Pango."), True), (pdf_process.BusyError(), False)],
)
def test_fault_is_raised_and_remembered_where_the_same_would_come_again(
    monkeypatch, error, is_remembered
):
    def fail(preset, version):
        raise error

    monkeypatch.setattr(preview_maker, "make_preview", fail)

    asked = preview_maker.ask_for("aftercare", "fault")

    with pytest.raises(type(error)):
        asked.result(10)
    assert preview_maker.has_failed("fault") is is_remembered
    assert not preview_maker.has_failed("other")


def test_preview_of_a_sheet_that_changed_meanwhile_is_not_kept(monkeypatch, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(preview_maker, "_read_or_make_file", lambda choices: b"%PDF")
    monkeypatch.setattr(pdf_process, "draw_preview_apart", lambda content: b"picture")
    monkeypatch.setattr(previews, "find_version", lambda preset: "new")

    with pytest.raises(pdf_process.BusyError):
        preview_maker.make_preview("aftercare", "old")
    assert list(tmp_path.rglob("*.webp")) == []

    assert preview_maker.make_preview("aftercare", "new") == b"picture"
    assert previews.read_preview("new") == b"picture"
    assert previews.read_preview("old") is None


def test_no_preview_is_made_while_all_places_are_taken(monkeypatch):
    monkeypatch.setattr(preview_maker, "_read_or_make_file", None)
    places = [pdf_process.take_place() for _ in range(pdf_process.FILES_AT_ONCE)]
    for place in places:
        place.__enter__()

    with pytest.raises(pdf_process.BusyError):
        preview_maker.make_preview("aftercare", "a")

    for place in places:
        place.__exit__(None, None, None)
