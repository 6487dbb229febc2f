"""PDF files made apart: the same bytes, its errors told, and never too many at once."""

import io
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from handouts import pdf, pdf_process

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
    def fail(html):
        raise pdf.PdfError("No Pango.")

    monkeypatch.setattr(pdf, "make_pdf", fail)
    monkeypatch.setattr("os.nice", lambda more: None)
    monkeypatch.setattr(sys, "stdin", io.StringIO(HTML))

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
