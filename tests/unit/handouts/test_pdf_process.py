"""PDF files made apart: the same bytes, its errors told, and never too many at once."""

import os
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings
from django.templatetags.static import static

from handouts import pdf, pdf_process
from handouts.spare_process import SpareProcess

HTML = '<html lang="en"><title>A sheet</title><h1>Words – हिन्दी</h1></html>'


def test_file_made_apart_is_the_same(pdf_maker):
    assert pdf_process.make_pdf_apart(HTML) == pdf.make_pdf(HTML)


def test_what_goes_wrong_there_is_told_here(monkeypatch):
    fail = "import sys; sys.exit('WeasyPrint does not start.')"
    monkeypatch.setattr(pdf_process, "COMMAND", (sys.executable, "-c", fail))

    with pytest.raises(pdf.PdfError, match=r"^WeasyPrint does not start\.$"):
        pdf_process.make_pdf_apart(HTML)


def test_file_that_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr(pdf_process, "SECONDS_AT_MOST", 0.001)

    with pytest.raises(pdf.PdfError, match="was not made within"):
        pdf_process.make_pdf_apart(HTML)


def test_who_waits_for_a_file_while_the_server_stops_is_told_to_ask_again(monkeypatch):
    monkeypatch.setattr(pdf_process, "_is_stopping", threading.Event())
    started = "import sys, time; sys.stdin.read(); time.sleep(60)"
    monkeypatch.setattr(pdf_process, "COMMAND", (sys.executable, "-c", started))

    with ThreadPoolExecutor() as threads:
        waiting = threads.submit(pdf_process.make_pdf_apart, HTML)
        while not pdf_process._running:
            time.sleep(0.01)
        pdf_process.stop()

        with pytest.raises(pdf_process.BusyError):
            waiting.result()
    with pytest.raises(pdf_process.BusyError):
        pdf_process.make_pdf_apart(HTML)
    with pytest.raises(pdf_process.BusyError), pdf_process.take_place():
        pass


def test_process_says_in_one_line_why_it_made_nothing(monkeypatch, capsys):
    def fail(html, fonts):
        raise pdf.PdfError("No Pango.")

    monkeypatch.setattr(pdf, "make_pdf", fail)
    with open(os.devnull) as nothing:
        monkeypatch.setattr(sys, "stdin", nothing)
        monkeypatch.setattr(nothing, "read", lambda: HTML, raising=False)

        with pytest.raises(SystemExit, match=r"^No Pango\.$"):
            pdf_process.main()


def test_one_more_than_may_wait_is_told_so():
    places = [pdf_process.take_place() for _ in range(pdf_process.FILES_AT_ONCE)]
    for place in places:
        place.__enter__()

    with pytest.raises(pdf_process.BusyError), pdf_process.take_place():
        pass
    for place in places:
        place.__exit__(None, None, None)
    with pdf_process.take_place():
        pass


# One that is ready


@pytest.fixture
def server(monkeypatch, tmp_path):
    """This process, as if it were a server's worker: its spare process."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(pdf, "is_available", lambda: True)
    monkeypatch.setattr(pdf_process, "_is_stopping", threading.Event())
    monkeypatch.setattr(pdf_process, "_has_spare", threading.Event())
    spare = SpareProcess(lambda: pdf_process._start(pdf_process.COMMAND), 60)
    monkeypatch.setattr(pdf_process, "_spare", spare)
    pdf_process.keep_spare()
    yield spare
    if (process := spare.take()) is not None:
        process.communicate()


def wait_for_fonts(folder):
    wait_for(lambda: list(folder.rglob("weasyprint-*/*")))


def wait_for(is_so):
    for _ in range(1000):
        if is_so():
            return
        time.sleep(0.01)
    pytest.fail("It did not come.")


def test_file_of_a_process_that_was_ready_is_the_same(server, pdf_maker, tmp_path):
    address = settings.SITE_URL + static("css/handout.css")
    sheet = f'{HTML}<link rel="stylesheet" href="{address}"><p>Words'
    made = pdf_process.make_pdf_apart(sheet)
    ready = server._process
    wait_for_fonts(tmp_path)

    assert pdf_process.make_pdf_apart(sheet) == made
    assert pdf_process.make_pdf_apart(HTML) != made  # it has our styles, and their fonts
    assert ready.returncode == 0
    assert server._process not in (ready, None)


def test_who_takes_a_place_for_a_file_has_a_process_started_meanwhile(server, monkeypatch):
    monkeypatch.setattr(pdf_process, "COMMAND", ("cat",))

    with pdf_process.take_place():
        ready = server._process
        assert pdf_process.make_pdf_apart(HTML) == HTML.encode()

    assert ready.returncode == 0


def test_what_nobody_waits_for_leaves_the_process_that_is_ready_and_the_machine_to_readers(
    server, monkeypatch
):
    says = "import sys; print(*sys.argv[1:])"
    monkeypatch.setattr(pdf_process, "COMMAND", ("sleep", "60"))
    pdf_process.prepare()
    ready = server._process
    monkeypatch.setattr(pdf_process, "COMMAND", (sys.executable, "-c", says))

    made = pdf_process.make_pdf_behind(HTML)

    assert made == b"15\n"
    assert server._process is ready
    ready.kill()


@pytest.mark.parametrize(("told", "niceness"), [((), 10), (("15",), 15)])
def test_process_gives_way_as_far_as_it_is_told(pdf_maker, told, niceness):
    process = pdf_process._start((*pdf_process.COMMAND, *told))

    wait_for(lambda: os.getpriority(os.PRIO_PROCESS, process.pid) == niceness)

    process.communicate()


def test_long_file_is_made_while_nothing_else_wants_to_run(pdf_maker):
    says = (
        "import os; from handouts import pdf, pdf_process;"
        "pdf.load_fonts = lambda: None;"
        "pdf.make_pdf = lambda *_: b'%d' % os.sched_getscheduler(0);"
        "pdf_process.main()"
    )

    def scheduler_for(html):
        command = (sys.executable, "-c", f"import sys, django; django.setup(); {says}")
        return int(pdf_process._start(command).communicate(html.encode())[0])

    assert scheduler_for(HTML) == os.SCHED_OTHER
    assert scheduler_for(HTML.ljust(pdf_process.LONG_PAGE)) == os.SCHED_IDLE


def test_process_that_was_ready_leaves_no_fonts_behind_when_it_is_not_needed(
    server, pdf_maker, tmp_path
):
    pdf_process.prepare()
    wait_for_fonts(tmp_path)

    process = server.take()
    assert process.communicate() == (b"", b"")

    assert process.returncode == 0
    assert list(tmp_path.iterdir()) == []


def test_stop_ends_the_process_that_is_ready_and_its_fonts_and_no_other_is_started(
    server, pdf_maker, tmp_path
):
    pdf_process.prepare()
    wait_for_fonts(tmp_path)
    ready = server._process

    pdf_process.stop()

    ready.wait(10)
    assert list(tmp_path.iterdir()) == []
    pdf_process.prepare()
    assert server.take() is None


def test_nothing_is_ready_where_no_server_is_or_no_file_can_be_made(server, monkeypatch):
    monkeypatch.setattr(pdf, "is_available", lambda: False)
    pdf_process.prepare()
    assert server._process is None

    monkeypatch.setattr(pdf, "is_available", lambda: True)
    pdf_process._has_spare.clear()
    pdf_process.prepare()
    assert server._process is None


def test_machine_that_has_no_room_for_a_process_is_no_fault_of_a_sheet_on_screen(
    server, monkeypatch, caplog
):
    monkeypatch.setattr(pdf_process, "COMMAND", ("/no/such/command",))

    for _ in range(2):
        pdf_process.prepare()

    assert "No process is ready" in caplog.text
    with pytest.raises(OSError, match="no/such/command"):
        pdf_process.make_pdf_apart(HTML)
