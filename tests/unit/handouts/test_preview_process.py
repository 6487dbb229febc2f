import io
import sys

import pytest
from PIL import Image

from handouts import pdf, pdf_process, preview_process

HTML = (
    '<html lang="en"><title>A sheet</title><style>@page { size: A4; margin: 0 } '
    "h1 { break-before: page } body { background: red }</style><p>One</p><h1>Two</h1></html>"
)


def test_picture_is_of_page_1_as_wide_as_it_is_said_to_be_and_small(pdf_maker):
    drawn = pdf_process.draw_preview_apart(pdf.make_pdf(HTML))

    with Image.open(io.BytesIO(drawn)) as picture:
        assert (picture.format, picture.size) == ("WEBP", (preview_process.WIDTH, 340))
        red, green, blue = picture.convert("RGB").getpixel((120, 170))
    assert red > 200 > 60 > max(green, blue)
    assert len(drawn) < 12 * 1024


def test_what_is_no_file_is_told_as_other_faults_are():
    with pytest.raises(pdf.PdfError, match="Failed to load document"):
        pdf_process.draw_preview_apart(b"%PDF-")


def test_process_reads_a_file_and_writes_a_picture(monkeypatch):
    class Piped:
        def __init__(self, content=b""):
            self.buffer = io.BytesIO(content)

    written = Piped()
    monkeypatch.setattr(preview_process, "draw_first_page", bytes.upper)
    monkeypatch.setattr("os.nice", lambda more: None)
    monkeypatch.setattr(sys, "stdin", Piped(b"a file"))
    monkeypatch.setattr(sys, "stdout", written)

    preview_process.main()

    assert written.buffer.getvalue() == b"A FILE"
