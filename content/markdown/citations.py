"""Citations: `[@moftah2012]` or `[@moftah2012; @nma2025]`, numbered in the order of a page.

Each key gets one number on a page, however often it is cited. Every place that cites it
gets an id of its own, so that the list of sources can lead back to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from content.markdown.document import Citation
from content.markdown.token_meta import meta_of

CITATION = re.compile(r"\[(@[a-z0-9_]+(?:;\s*@[a-z0-9_]+)*)\]")


def cited_keys(text: str) -> frozenset[str]:
    """The keys that a text cites.

    >>> sorted(cited_keys("Small. [@gajjar2019; @nma2025] Wrong: [@a](b"))
    ['a', 'gajjar2019', 'nma2025']
    """
    return frozenset(key for match in CITATION.finditer(text) for key in _keys(match))


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
    """Gives each key its number, and each place that cites it its id.

    The keys in `cited` have the first numbers, in their order.
    """

    def __init__(self, cited: Iterable[str] = ()) -> None:
        self._cite_ids: dict[str, list[str]] = {key: [] for key in cited}

    def cite(self, key: str) -> tuple[int, str]:
        """The number of a key on this page and the id of this place.

        >>> numbering = Numbering()
        >>> numbering.cite("b"), numbering.cite("a"), numbering.cite("b")
        ((1, 'cite-1-1'), (2, 'cite-2-1'), (1, 'cite-1-2'))
        """
        cite_ids = self._cite_ids.setdefault(key, [])
        number = list(self._cite_ids).index(key) + 1
        cite_ids.append(f"cite-{number}-{len(cite_ids) + 1}")
        return number, cite_ids[-1]

    def citations(self) -> tuple[Citation, ...]:
        return tuple(
            Citation(key, number, tuple(cite_ids))
            for number, (key, cite_ids) in enumerate(self._cite_ids.items(), start=1)
        )


def citation_html(token: Token) -> str:
    """The links of a citation that `Numbering` has been through."""
    return " ".join(
        f'<a class="cite" id="{cite_id}" href="#source-{number}">'
        f'<span class="visually-hidden">source </span>[{number}]</a>'
        for number, cite_id in meta_of(token).cited_places
    )
