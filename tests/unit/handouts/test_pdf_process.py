"""PDF files made apart: the same bytes, its errors told, and never too many at once."""

import io
import subprocess
import sys

import pytest

from handouts import pdf, pdf_process

HTML = '<html lang="en"><title>A sheet</title><h1>Words – हिन्दी</h1></html>'


def test_file_made_apart_is_the_same(pdf_maker):
    assert pdf_process.make_pdf_apart(HTML) == pdf.make_pdf(HTML)


def test_what_goes_wrong_there_is_told_here(monkeypatch):
    def run(command, **kwargs):
        return subprocess.CompletedProcess(command, 1, b"", b"WeasyPrint does not start.\n")

    monkeypatch.setattr(subprocess, "run", run)

    with pytest.raises(pdf.PdfError, match=r"^WeasyPrint does not start\.$"):
        pdf_process.make_pdf_apart(HTML)


def test_file_that_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr(pdf_process, "SECONDS_AT_MOST", 0.001)

    with pytest.raises(pdf.PdfError, match="was not made within"):
        pdf_process.make_pdf_apart(HTML)


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
