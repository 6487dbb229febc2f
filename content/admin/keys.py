"""Whether what stands in an address or a form can be the key of a row."""

from __future__ import annotations

# A key has 64 bits: the database refuses larger numbers with an error of its own.
DIGITS_AT_MOST = 18


def is_key(text: str) -> bool:
    """Whether a text is a whole number that the database can look up.

    >>> is_key("7"), is_key("²"), is_key("-7"), is_key("9" * 19)
    (True, False, False, False)
    """
    return text.isascii() and text.isdigit() and len(text) <= DIGITS_AT_MOST
