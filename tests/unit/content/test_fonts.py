"""Characters that a PDF file could not show."""

import shutil

import pytest

from content import fonts


@pytest.fixture
def no_system_fonts(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)


@pytest.mark.parametrize("text", ["Hill clinic, 12 £", "बालों का क्लिनिक\u200d\n", ""])
def test_own_fonts_draw_latin_and_devanagari(no_system_fonts, text):
    assert fonts.characters_without_font(text) == []


def test_what_no_font_has_is_named_once(no_system_fonts):
    assert fonts.characters_without_font("A সস 📞\ufe0f") == ["স", "📞"]
