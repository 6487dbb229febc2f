"""What rules see of a word, whatever its author pasted."""

import unicodedata

import pytest

from content.markdown import render
from content.markdown.normalisation import LOOK_ALIKES, normalise, script_of


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("guaran\u00adteed", "guaranteed"),
        ("e\ufb00ective, e\ufb03cacy", "effective, efficacy"),
        ("risk\u2011free, risk\u2010free, risk\ufe63free", "risk-free, risk-free, risk-free"),
        ("be\u200bst cu\u200cre\u200d mira\u2060cle \ufeffsafe", "best cure miracle safe"),
        ("\uff43\uff55\uff52\uff45 \uff15\uff10\uff05", "cure 50%"),
        ("\U0001d41c\U0001d42e\U0001d42b\U0001d41e", "cure"),
        ("5\u00a0mg\u2009a\u202fday", "5 mg a day"),
        ("\u0441ure, \u0412\u0415ST, gu\u03b1rantee", "cure, BEST, guarantee"),
        ("\u0441\u043e\u0441\u043e", "coco"),
        ("5 \u338e", "5 mg"),
    ],
)
def test_word_is_seen_in_plain_letters(written, seen):
    assert normalise(written) == seen


@pytest.mark.parametrize(
    "text",
    [
        "5 cm², ½ or 1¼ ml, H₂O, ① and ™",
        "“Quoted”, ‘so’ – or — not…",
        "₹5, £5, €5, 5 µg, −18 °C, 6 × 4, don´t",
        "Déjà vu, naïve, Ångström",
        "мезотерапия, Ελλάδα, केश",
        "",
    ],
)
def test_what_an_author_means_stays(text):
    assert normalise(text) == text


def test_normalising_twice_changes_nothing_more():
    every = "".join(map(chr, [*range(0xD800), *range(0xE000, 0x20000)]))
    once = " ".join(map(normalise, every))

    assert normalise(once) == once


def test_every_look_alike_is_a_letter_of_another_alphabet_for_a_latin_one():
    assert {script_of(chr(letter)) for letter in LOOK_ALIKES} == {"GREEK", "CYRILLIC", "ARMENIAN"}
    assert {unicodedata.category(chr(latin)) for latin in LOOK_ALIKES.values()} == {"Lu", "Ll"}
    assert all(chr(latin).isascii() for latin in LOOK_ALIKES.values())


def test_passages_and_words_of_links_are_normalised_and_what_readers_get_is_not():
    text = "The [ri\u00adsk\u2011free](/costs/) \ufb01eld.\n\n## A \ufb01eld {#field}"

    document = render(text)

    assert [passage.text for passage in document.passages] == ["The risk-free field.", "A field"]
    assert document.passages[0].links[0].text == "risk-free"
    assert "ri\u00adsk\u2011free" in document.html
    assert document.headings[0].text == "A \ufb01eld"
    assert document.source == text
