"""Numbers and their units, kept on one line: no line of a page ends in “4” and goes on with “mm”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

NUMBER_AND_UNIT = re.compile(r"(?<=\d) (?=(?:[mcµ]?m|[mcµkn]?g|[mcdµ]?l|°[CF]|[CF]|%)(?![\w-]))")
NO_BREAK = "\u00a0"


def units_rule(renderer: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    """Render rule for text. What the author wrote, and what rules read, keeps its plain space."""
    return escapeHtml(keep_units(tokens[index].content))


def keep_units(text: str) -> str:
    """The text with no line end between a number and its unit.

    >>> keep_units("1 to 4 mm at 38 °C, 5 mm-long").replace(NO_BREAK, "~")
    '1 to 4~mm at 38~°C, 5 mm-long'
    """
    return NUMBER_AND_UNIT.sub(NO_BREAK, text)
