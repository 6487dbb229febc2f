"""Pictures of page 1 in the builder: there without waiting, and nothing is missed without them."""

import io
import threading
from concurrent.futures import Future
from contextlib import ExitStack

import pytest
from django.core.cache import cache
from PIL import Image

from content.models import Clinic
from handouts import pdf, pdf_process, preview_maker, preview_view, previews
from handouts.choices import Choices
from handouts.presets import PRESETS
from tests.integration.pages import PageReader

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def world(shipped_guide, settings, tmp_path, monkeypatch):
    cache.clear()
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(pdf, "is_available", lambda: True)
    monkeypatch.setattr(preview_maker, "ask_for", ask_at_once)


def ask_at_once(preset, version):
    """In the thread of the test, whose database no other one sees."""
    asked = Future()
    try:
        asked.set_result(preview_maker.make_preview(preset, version))
    except Exception as error:
        asked.set_exception(error)
    return asked


@pytest.fixture
def drawn(monkeypatch):
    """Files and pictures that cost nothing; the presets of which a picture was made."""
    made = []
    monkeypatch.setattr(pdf_process, "make_pdf_behind", lambda html: made.append(html) or b"%PDF")
    monkeypatch.setattr(pdf_process, "draw_preview_apart", lambda content: b"picture")
    return made


def pictures(client, address="/handouts/"):
    page = PageReader(client.get(address).content.decode())
    return [e.attributes for e in page.elements if e.tag == "img" and "webp" in e.attributes["src"]]


def address_of(preset):
    return previews.find_addresses()[preset]


def test_builder_shows_a_picture_for_each_ready_made_sheet_and_makes_none(client, drawn):
    shown = pictures(client)

    assert [picture["src"] for picture in shown] == [address_of(p.key) for p in PRESETS]
    assert {tuple(sorted((picture | {"src": ""}).items())) for picture in shown} == {
        (("alt", ""), ("height", "170"), ("loading", "lazy"), ("src", ""), ("width", "120"))
    }
    assert drawn == []
    assert pictures(client, "/handouts/?preset=questions") == shown


def test_picture_is_drawn_from_the_file_that_readers_get_and_kept_for_long(client, pdf_maker):
    first = client.get(address_of("questions"))
    file = client.get(f"/handouts/sheet.pdf?{Choices(preset='questions').query}")
    again = client.get(address_of("questions"))

    with Image.open(io.BytesIO(first.content)) as picture:
        assert (picture.format, picture.size) == ("WEBP", (240, 340))
    assert pdf_process.draw_preview_apart(file.content) == first.content == again.content
    assert first["Content-Type"] == "image/webp"
    assert first["Cache-Control"] == "public, max-age=31536000, immutable"
    assert len(first.content) < 12 * 1024


def test_picture_is_made_once_for_a_version_and_the_former_one_is_gone(client, drawn):
    before = address_of("aftercare")
    assert [client.get(before).content for _ in range(3)] == [b"picture"] * 3
    assert len(drawn) == 1

    Clinic.objects.create(name="Clinic of another name")

    assert client.get(before).status_code == 404
    assert pictures(client)[2]["src"] == address_of("aftercare") != before
    assert client.get(address_of("aftercare")).content == b"picture"
    assert len(drawn) == 2


@pytest.mark.parametrize(
    "address",
    ["nonsense/0123456789abcdef", "aftercare/0123456789abcdef", "aftercare/-", "whole-guide/None"],
)
def test_odd_address_is_no_picture_and_makes_none(client, drawn, address):
    answer = client.get(f"/handouts/preview/{address}.webp")

    assert (answer.status_code, drawn) == (404, [])
    with Image.open(io.BytesIO(answer.content)) as nothing:
        assert nothing.convert("RGBA").getpixel((0, 0))[3] == 0


def test_picture_is_read_and_never_sent_to(client, drawn):
    address = address_of("aftercare")

    assert client.post(address).status_code == 405
    assert drawn == []
    head = client.head(address)
    assert (head.status_code, head.content) == (200, b"")


def test_without_its_libraries_cards_are_whole_without_pictures(client, monkeypatch):
    address = address_of("aftercare")
    monkeypatch.setattr(pdf, "is_available", lambda: False)

    assert pictures(client) == []
    assert b"Aftercare and warning signs" in client.get("/handouts/").content
    assert client.get(address).status_code == 404


def test_while_the_server_is_busy_the_picture_is_to_be_asked_for_again(client, drawn):
    address = address_of("aftercare")

    with ExitStack() as taken:
        for _ in range(pdf_process.FILES_AT_ONCE):
            taken.enter_context(pdf_process.take_place())
        busy = client.get(address)

    assert (busy.status_code, busy["Retry-After"], drawn) == (503, "20", [])
    assert "no-store" in busy["Cache-Control"]
    assert client.get(address).content == b"picture"


def test_one_waits_for_a_picture_and_others_are_told_at_once(client, monkeypatch):
    asked = []
    monkeypatch.setattr(preview_maker, "ask_for", lambda *what: asked.append(what) or Future())
    monkeypatch.setattr(preview_view, "_waiting", threading.BoundedSemaphore(1))

    with preview_view._waiting:
        told = client.get(address_of("questions"))
    monkeypatch.setattr(preview_view, "PATIENCE_SECONDS", 0.01)
    waited = client.get(address_of("whole-guide"))

    assert [told.status_code, waited.status_code] == [503, 503]
    assert [preset for preset, _ in asked] == ["questions", "whole-guide"]


def test_picture_that_could_not_be_made_is_left_for_a_while(client, monkeypatch):
    address = address_of("aftercare")
    version = previews.find_version("aftercare")
    cache.set(preview_maker._failure(version), True, 600)
    monkeypatch.setattr(preview_maker, "ask_for", None)

    assert client.get(address).status_code == 503


def test_client_that_asks_without_end_is_refused_and_kept_pictures_are_not(
    client, drawn, monkeypatch
):
    monkeypatch.setattr(preview_view, "UNMADE_AT_MOST", 1)

    answers = [client.get(address_of(key)) for key in ("questions", "aftercare", "questions")]

    assert [answer.status_code for answer in answers] == [200, 429, 200]
    assert answers[1]["Retry-After"] == "600"
