"""Words as the rules for words see them: without what no reader sees, in plain letters.

A text stays as its author wrote it, byte for byte: it is stored, compared and shown so, and its
line numbers are right. What is normalised is the copy of its words that rules judge (the
passages and the words of links), once, where that copy is made. So a word cannot pass a rule
because it came from a PDF file with a ligature, or from Word with a soft hyphen in it.

What an author may write on purpose stays: ², ½, ₂, ①, ™, µ, ₹, typographic quotes, dashes and
the ellipsis.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters of other alphabets that look like a Latin one, from Unicode's confusables.txt (version
# 16, 2024), and the Cyrillic к: Greek, Cyrillic, Armenian.
LOOK_ALIKES = str.maketrans(
    "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαγινορσυ" + "ЅІЈАВЕКМНОРСТУХҮЬагекорсухѕіјһѵԁԛԝӏү" + "ՍՏՕհոսցօ",
    "ABEZHIKMNOPTYXayivopou" + "SIJABEKMHOPCTYXYbarekopcyxsijhvdqwly" + "USOhnugo",
)
LETTERS = re.compile(r"[^\W\d_]+")
# Characters that could be something else to a rule. All others stand for themselves.
ODD = re.compile(r"[^\x00-\x7f‘’“”–—…]")
MEANT = frozenset("µ…™℠")
# They are in no category of invisible characters: a joiner, and variants of an emoji.
INVISIBLE = frozenset("\u034f" + "".join(map(chr, range(0xFE00, 0xFE10))))


def normalise(text: str) -> str:
    """The text without invisible characters, in plain letters, digits, hyphens and blanks.

    >>> normalise("e\\ufb00ective, risk\\u2011free, guaran\\u00adteed, \\uff11\\uff10 cm², ½ ml…")
    'effective, risk-free, guaranteed, 10 cm², ½ ml…'
    """
    if text.isascii():
        return text
    return LETTERS.sub(_replace_look_alikes, replace_variants(text))


def replace_variants(text: str) -> str:
    """The text in plain characters. Look-alikes of other alphabets stay what they are."""
    return ODD.sub(lambda match: _plain(match[0]), text)


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    if unicodedata.category(character) == "Cf" or character in INVISIBLE:
        return ""
    # Superscripts, subscripts and fractions, and numbers in a circle, are of category No.
    if character in MEANT or unicodedata.category(character) == "No":
        return character
    plain = unicodedata.normalize("NFKC", character)
    if plain.startswith(" ") and len(plain) > 1:
        # An accent that stands alone, such as ´ for an apostrophe: apart, it is a blank.
        return character
    return plain.replace("\u2010", "-")


def _replace_look_alikes(word: re.Match[str]) -> str:
    """A word in Latin letters, if it can be read as one. A word in Russian cannot."""
    latin = word[0].translate(LOOK_ALIKES)
    return latin if all(script_of(letter) == "LATIN" for letter in latin) else word[0]


@lru_cache(maxsize=4096)
def script_of(letter: str) -> str:
    """The alphabet of a letter, by its name in Unicode.

    >>> script_of("c"), script_of("\\u0441")
    ('LATIN', 'CYRILLIC')
    """
    return unicodedata.name(letter, "").partition(" ")[0]
