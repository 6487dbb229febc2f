"""Numbers of sources on a sheet: one list for all its texts, each of which counts from 1."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.utils.safestring import SafeString, mark_safe

from content.markdown.citations import Numbering
from content.markdown.document import Citation

# Clean HTML: the numbers of a citation, and the ways to the list.
CITED = re.compile(r'<sup class="cite">[^<]*</sup>|href="#source-\d+"')
NUMBER = re.compile(r"\d+")


class Numbers:
    """Gives each key its number on the sheet, in the order in which texts come."""

    def __init__(self) -> None:
        self._numbering = Numbering()

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys in the order of their numbers, from 1."""
        return tuple(citation.key for citation in self._numbering.citations())

    def renumber(self, html: str, citations: Iterable[Citation]) -> SafeString:
        """Return the clean HTML of a text with the sheet's numbers in place of its own.

        `citations` are its page's: those that stand in it have their numbers from now on.
        """
        standing = {*NUMBER.findall(" ".join(CITED.findall(html)))}
        new = {
            str(citation.number): str(self._numbering.cite(citation.key))
            for citation in citations
            if str(citation.number) in standing
        }

        def replace(cited: re.Match[str]) -> str:
            return NUMBER.sub(lambda number: new[number[0]], cited[0])

        return mark_safe(CITED.sub(replace, html))  # noqa: S308 (clean HTML and numbers)
