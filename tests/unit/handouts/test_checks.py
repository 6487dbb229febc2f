"""What the system checks say of files on paper: what is missing, and how to get it."""

from content import fonts
from handouts import checks, pdf


def test_missing_libraries_are_named_with_the_way_to_get_them(monkeypatch):
    assert checks.pdf_can_be_made() == [] or not pdf.is_available()
    monkeypatch.setattr(pdf, "is_available", lambda: False)

    (warning,) = checks.pdf_can_be_made()

    assert warning.id == "handouts.W001"
    assert pdf.HOW_TO_INSTALL in warning.hint


def test_scripts_that_no_font_here_has_are_named(monkeypatch):
    bengali = checks.SCRIPTS["Bengali"]
    monkeypatch.setattr(
        fonts, "characters_without_font", lambda text: [text] if text == bengali else []
    )

    (note,) = checks.fonts_are_there()

    assert "cannot show Bengali: no font" in note.msg
    assert fonts.HOW_TO_INSTALL in note.hint


def test_nothing_is_said_where_every_script_has_a_font(monkeypatch):
    monkeypatch.setattr(fonts, "characters_without_font", lambda text: [])

    assert checks.fonts_are_there() == []
