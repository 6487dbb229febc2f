"""Rules for marks that did not work, so that readers would see the marks themselves.

They read what is left as text when every mark that works is gone. Program code is left out:
there, marks are meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.markdown.document import Document, Passage, Problem

# A blank that is no plain one, or a character that nobody sees.
ODD = "[\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]"
START = rf"^(?:{ODD}|[ \t])*"
# Where a line can start a heading, a list or a table. A cell may say “> 5” or “● ○ ○”.
KINDS_OF_LINES = {"paragraph", "item", "definition", "claim"}
# What text programs put before the items of a list. A tick is no such sign: it means yes.
BULLETS = "•●◦▪‣⁃∙·○■□►➢"

HEADING = re.compile(rf"{START}(?P<mark>#+)(?!\d)")
BULLET = re.compile(rf"{START}(?P<mark>[{BULLETS}])")
DASHED_LINE = re.compile(rf"{START}(?P<mark>[–—])\s")
LIST_ITEM = re.compile(rf"{START}(?P<mark>[-+*]|\d{{1,9}}[.)]){ODD}")
# Alone at the start of a line these would have worked: something unseen stood before them.
AFTER_UNSEEN = re.compile(rf"{START}(?P<mark>[-+*>]|(?<={ODD})(?::{{3,}}|\d{{1,9}}[.)]))\s")
TABLE_ROW = re.compile(r"^\s*\|.*\|\s*$")

BOLD = re.compile(r"\*\*|(?<![\w_])__(?=[^\W_])|(?<=[^\W_])__(?![\w_])")
ITALICS = re.compile(r"(?<![\w*])\*(?![\s*])[^*\n]{0,200}\s\*(?![\w*])")
STRUCK_OUT = re.compile(r"~~")
LINK = re.compile(r"\]\s{1,9}\((?=[/#]|https?:|mailto:|tel:)")
ID = re.compile(r"\{#[^{}\s]{0,100}\}")

HTML = re.compile(
    r"<!--|-->|<!doctype\b|</?(?P<name>[a-z][a-z0-9-]{0,30})(?:\s[^<>=]{0,60}=[^<>]{0,500})?\s{0,9}/?>",
    re.IGNORECASE,
)
COMMENT = {"<!--", "-->"}
CURES = {
    **dict.fromkeys(("b", "strong"), "put ** before and behind words that must stand out"),
    **dict.fromkeys(("i", "em"), "put * before and behind words in italics"),
    **dict.fromkeys(("br", "p"), "leave an empty line where a paragraph ends"),
    **dict.fromkeys(("sub", "sup"), "type the small digit itself, as in ₂ or ²"),
    **dict.fromkeys(("s", "del", "strike"), "delete the words that no longer hold"),
    **dict.fromkeys(("ul", "ol", "li"), "start each item of a list with - and a space"),
    "a": "write [words](/page/)",
}


def failed_marks(document: Document) -> Iterator[Problem]:
    for passage in document.passages:
        for number, line in enumerate(passage.written.split("\n")):
            if passage.kind in KINDS_OF_LINES:
                for message in _describe_start_of_line(line, is_first=number == 0):
                    yield Problem(passage.line + number, message)
            if "\t" in line.strip():
                message = "Words are set apart by a tab, readers see a blank: put a table’s cells into a ::: table block, with | between them."
                yield Problem(passage.line + number, message)
        for place, message in find_failed_inline_marks(passage.written):
            yield Problem(_line_of(passage, place), message)


def html_in_text(document: Document) -> Iterator[Problem]:
    for passage in document.passages:
        for place, message in find_html(passage.written):
            yield Problem(_line_of(passage, place), message)


def find_failed_inline_marks(text: str) -> Iterator[tuple[int, str]]:
    """Marks among words that did not work: the place of each in characters, and what to do."""
    for pattern, message in (
        (BOLD, "“{}” did not make words bold: leave no blank inside the marks, as in **words**."),
        (ITALICS, "“{}” is not in italics: leave no blank inside the marks, as in *words*."),
        (STRUCK_OUT, "“{}” strikes nothing out: delete the words that no longer hold."),
        (LINK, "This is no link: leave no blank between ] and (, as in [words](/page/)."),
        (ID, "“{}” gives no id here: it stands at the end of a heading, a term or a caption."),
    ):
        for match in pattern.finditer(text):
            yield match.start(), message.format(" ".join(match[0].split()))


def find_html(text: str) -> Iterator[tuple[int, str]]:
    """HTML among words: the place of each tag in characters, and what to write in its place."""
    for match in HTML.finditer(text):
        if match[0] in COMMENT:
            message = f"“{match[0]}” hides nothing, readers see it: take the comment out."
        else:
            cure = CURES.get((match["name"] or "").lower(), "take it out")
            shown = " ".join(match[0].split())
            message = f"“{shown}” would be shown as it stands, HTML does not work here: {cure}."
        yield match.start(), message


def _describe_start_of_line(line: str, *, is_first: bool) -> Iterator[str]:
    if match := HEADING.search(line):
        yield f"“{match['mark']}” did not make a heading: type it again at the start of a line, with a plain space behind it and an empty line above."
    elif match := BULLET.search(line) or (DASHED_LINE.search(line) if is_first else None):
        yield f"“{match['mark']}” did not make a list: start each item with - and a space, each on its own line, below an empty line."
    elif match := LIST_ITEM.search(line):
        yield f"“{match['mark']}” did not make a list: type it again with a plain space behind it."
    elif match := AFTER_UNSEEN.search(line):
        yield f"“{match['mark']}” does not work, something invisible stands before it: delete the line and type it again."
    elif TABLE_ROW.search(line):
        yield "This row is in no table: put a line such as |---|---| below the first row, and all rows into a ::: table block."


def _line_of(passage: Passage, place: int) -> int:
    return passage.line + passage.written.count("\n", 0, place)
