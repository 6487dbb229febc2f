"""Rows by the key that stands in an address or a form, whatever else stands there."""

from __future__ import annotations

from content.models import Page, Revision

# A key has 64 bits: the database refuses larger numbers with an error of its own.
DIGITS_AT_MOST = 18


def is_key(text: str) -> bool:
    """Whether a text is a whole number that the database can look up.

    >>> is_key("7"), is_key("²"), is_key("-7"), is_key("9" * 19)
    (True, False, False, False)
    """
    return text.isascii() and text.isdigit() and len(text) <= DIGITS_AT_MOST


def find_page(key: str) -> Page | None:
    return Page.objects.filter(pk=key).first() if is_key(key) else None


def find_revision(key: str) -> Revision | None:
    """A version with its page and the people behind it."""
    revisions = Revision.objects.select_related("page", "author", "signed_off_by")
    return revisions.filter(pk=key).first() if is_key(key) else None
