"""Rules for characters that are not what they seem, or that nobody sees.

They read the source of a text, since these characters may stand anywhere in it: in words, in an
address, between two lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.markdown.document import Document, Problem
from content.markdown.normalisation import LETTERS, LOOK_ALIKES, replace_variants, script_of

BYTE_ORDER_MARK = "\ufeff"
# Marks, embeddings, overrides and isolates: what stands on the screen is no longer what is read.
DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Alphabets with letters that look like Latin ones.
ALPHABETS = {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN"}
SMALL_LATIN = re.compile(r"[a-z]")
SHOWN_BEFORE = 20


def byte_order_marks(document: Document) -> Iterator[Problem]:
    for line, text in enumerate(document.source.split("\n"), start=1):
        if BYTE_ORDER_MARK in text:
            message = "An invisible byte order mark stands on this line: delete the line and type it again, or save the file as UTF-8 without a BOM."
            yield Problem(line, message)


def direction_marks(document: Document) -> Iterator[Problem]:
    for line, text in enumerate(document.source.split("\n"), start=1):
        for message in describe_direction_marks(text):
            yield Problem(line, message)


def mixed_scripts(document: Document) -> Iterator[Problem]:
    for line, text in enumerate(document.source.split("\n"), start=1):
        for message in describe_mixed_scripts(text):
            yield Problem(line, message)


def describe_direction_marks(text: str) -> Iterator[str]:
    """What is wrong with characters that turn the direction of reading."""
    for match in DIRECTION.finditer(text):
        before = text[max(0, match.start() - SHOWN_BEFORE) : match.start()]
        where = f"behind “{before.strip()}”" if before.strip() else "at the start of this line"
        yield f"An invisible character that turns the direction of reading (U+{ord(match[0]):04X}) stands {where}: delete it, or type the words again."


def describe_mixed_scripts(text: str) -> Iterator[str]:
    """What is wrong with words of which some letters only look like Latin ones.

    >>> [message[:40] for message in describe_mixed_scripts("No \\u0441ure, TNF\\u03b1 or \\u03b2-blocker.")]
    ['“сure” mixes letters of two alphabets (с']
    """
    if text.isascii():
        return
    for match in LETTERS.finditer(replace_variants(text)):
        strange = _strange_letters(match[0])
        if strange:
            yield f"“{match[0]}” mixes letters of two alphabets ({', '.join(strange)}): type the word again."


def _strange_letters(word: str) -> list[str]:
    """The letters of a word, each with its alphabet, that do not belong with its Latin ones."""
    if word.isascii() or not any(script_of(letter) == "LATIN" for letter in word):
        return []
    strange: dict[str, None] = {}
    for index, letter in enumerate(word):
        script = script_of(letter)
        neighbours = word[max(0, index - 1) : index + 2]
        is_notation = script == "GREEK" and _is_notation(letter, neighbours)
        if script in ALPHABETS - {"LATIN"} and not is_notation:
            strange[f"{letter} is {script.capitalize()}"] = None
    return list(strange)


def _is_notation(letter: str, neighbours: str) -> bool:
    """Whether a Greek letter is meant, as in TNFα, NFκB and kΩ."""
    if ord(letter) not in LOOK_ALIKES:
        return True
    return letter.islower() and not SMALL_LATIN.search(neighbours)
