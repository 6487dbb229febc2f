"""Citations: `[@moftah2012]` or `[@moftah2012; @nma2025]`, numbered in the order of a page.

Each key gets one number on a page, however often it is cited.
"""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from content.markdown.document import Citation, Problem
from content.markdown.token_meta import meta_of

CITATION = re.compile(r"\[(@[a-z0-9_]+(?:;\s*@[a-z0-9_]+)*)\]")


def cited_keys(text: str) -> frozenset[str]:
    """The keys that a text cites.

    >>> sorted(cited_keys("Small. [@gajjar2019; @nma2025] Wrong: [@a](b"))
    ['a', 'gajjar2019', 'nma2025']
    """
    return frozenset(key for match in CITATION.finditer(text) for key in _keys(match))


def cites(text: str, key: str) -> bool:
    """Whether a text cites a key. Reads no further than to the first place.

    >>> cites("Small. [@gajjar2019; @nma2025]", "nma2025"), cites("[@nma2025]", "nma")
    (True, False)
    """
    return any(key in _keys(match) for match in CITATION.finditer(text))


def unknown_reference(key: str, line: int) -> Problem:
    """What is wrong where a text cites a key that no reference has."""
    return Problem(line, f"There is no reference “{key}”: check its key in the list of references.")


def _keys(match: re.Match[str]) -> list[str]:
    return [key.strip().lstrip("@") for key in match[1].split(";")]


def citation_rule(state: StateInline, silent: bool) -> bool:
    """Inline rule: one `citation` token for the keys in one pair of brackets."""
    match = CITATION.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        meta_of(token).cited_keys = tuple(_keys(match))
        token.markup = match[0]
    state.pos = match.end()
    return True


class Numbering:
    """Gives each key its number, in the order in which they come."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def cite(self, key: str) -> int:
        """The number of a key.

        >>> numbering = Numbering()
        >>> numbering.cite("b"), numbering.cite("a"), numbering.cite("b")
        (1, 2, 1)
        """
        return self._numbers.setdefault(key, len(self._numbers) + 1)

    def citations(self) -> tuple[Citation, ...]:
        return tuple(Citation(key, number) for key, number in self._numbers.items())


def citation_html(token: Token) -> str:
    """The numbers of a citation that `Numbering` has been through: plain text, and no link.

    The names of the sources, which are the links, stand in the note of the paragraph.
    """
    numbers = ", ".join(str(number) for number, _ in meta_of(token).cited_places)
    # The blank goes where the number goes, and keeps it apart from the word for those who hear it.
    return f'<sup class="cite">\u00a0{numbers}</sup>' if numbers else ""
