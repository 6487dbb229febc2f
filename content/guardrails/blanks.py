"""Rules for blanks: [words in square brackets], where a block or a new page wants an author's own.

An example that reads well would pass for content. A blank never does: it is an error until it is
replaced. Words that are set apart by square brackets for another reason take round ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.markdown.document import Document, Problem

BLANK = re.compile(r"\[[^\[\]\n]{1,200}\]")


def blanks_to_fill(document: Document) -> Iterator[Problem]:
    for passage in document.passages:
        for match in BLANK.finditer(passage.written):
            line = passage.line + passage.written.count("\n", 0, match.start())
            yield Problem(line, _describe(match[0]))


def find_blanks(text: str) -> Iterator[str]:
    """What to do about each blank among plain words.

    >>> list(find_blanks("What [it] costs"))
    ['“[it]” is a blank to fill: write your own words in its place, without the brackets.']
    """
    return (_describe(match[0]) for match in BLANK.finditer(text))


def _describe(blank: str) -> str:
    return f"“{blank}” is a blank to fill: write your own words in its place, without the brackets."
