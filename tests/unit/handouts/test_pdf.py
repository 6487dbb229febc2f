import ctypes
import re
import zlib

import pypdfium2
import pypdfium2.raw as pdfium_c
import pytest
from django.conf import settings
from django.core import checks
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from handouts import pdf
from handouts.pdf import read_own_file

PICTURE = "f00d" * 8 + "-8x4.png"


def test_static_file_is_read():
    assert b"--color-ink" in read_own_file(f"{settings.SITE_URL}/static/css/tokens.css")


def test_picture_is_read_from_a_storage_that_is_no_folder(pictures_in_no_folder):
    default_storage.save(f"pictures/{PICTURE}", ContentFile(b"picture"))

    assert read_own_file(f"{settings.SITE_URL}/media/pictures/{PICTURE}") == b"picture"


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/static/css/tokens.css",
        "file:///etc/passwd",
        "http://testserver/admin/",
        "http://testserver/static/../settings.py",
        "http://testserver/static/nothing.css",
        "http://testserver/media/../guide.sqlite3",
        "http://testserver/media/%2e%2e/secret-key",
        "http://testserver/media/pictures/nothing.png",
        f"http://testserver/media/pictures/{PICTURE}",
    ],
)
def test_nothing_else_is_read(media, address):
    media.mkdir()
    for name in ("guide.sqlite3", "secret-key"):
        (media.parent / name).write_text("secret")

    assert read_own_file(address) is None


def test_file_is_tagged_titled_and_the_same_each_time(pdf_maker):
    html = '<html lang="en"><title>A sheet</title><h1>Words</h1><p>Hair.</p></html>'

    first = pdf.make_pdf(html)
    document = pypdfium2.PdfDocument(first)

    assert document.is_tagged()
    assert document.get_metadata_value("Title") == "A sheet"
    assert pdf.make_pdf(html) == first


def test_missing_library_is_told_with_what_to_install(monkeypatch):
    monkeypatch.setattr(pdf, "PANGO", ("libnothing.so",))
    pdf.is_available.cache_clear()

    found = [message for message in checks.run_checks() if message.id == "handouts.W001"]

    pdf.is_available.cache_clear()
    assert [type(message) for message in found] == [checks.Warning]
    assert "apt-get install libpango-1.0-0" in found[0].hint


def test_weasyprint_that_does_not_start_is_an_error_of_ours(monkeypatch):
    # As its import ends where a library is missing.
    monkeypatch.setitem(__import__("sys").modules, "weasyprint", None)

    with pytest.raises(pdf.PdfError, match="apt-get install"):
        pdf.make_pdf("<p>Hair.</p>")


def test_words_in_a_drawing_have_the_face_of_the_site(pdf_maker):
    page = (
        '<html lang="en"><title>A sheet</title>'
        f'<link rel="stylesheet" href="{settings.SITE_URL}/static/css/fonts.css">'
        '<svg width="200" height="50"><text y="20" font-family="inherit">Crown</text></svg></html>'
    )

    document = pypdfium2.PdfDocument(pdf.make_pdf(page))

    fonts = {
        _name_of_font(text.raw)
        for text in document[0].get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_TEXT])
    }
    document.close()
    assert len(fonts) == 1
    assert "Atkinson" in fonts.pop()


def _name_of_font(text):
    font = pdfium_c.FPDFTextObj_GetFont(text)
    name = ctypes.create_string_buffer(200)
    pdfium_c.FPDFFont_GetBaseFontName(font, name, 200)
    return name.value.decode()


def test_heads_of_a_table_and_silent_pictures_are_tagged_rightly(pdf_maker):
    made = pdf.make_pdf(
        '<html lang="en"><title>A sheet</title><table><thead><tr><th>What</th></tr></thead>'
        '<tbody><tr><th>Hat</th></tr></tbody></table><b class="people__count">63</b>'
        '<svg width="9" height="9"><path d="M0 0h9v9z"/></svg><img alt="" width="9" src="'
        'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7">'
    )

    streams = re.findall(rb"/ObjStm.*?stream\n(.*?)\nendstream", made, re.DOTALL)
    made = b"".join(map(zlib.decompress, streams))
    assert (made.count(b"/Scope /Column"), made.count(b"/Scope /Row")) == (1, 1)
    assert made.count(b"/S /Figure") == made.count(b"/Alt (63 of 100 people)") == 1
