"""Rules for links: the words say where it leads, and so does the address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.markdown.document import Document, Problem

EMPTY_LINK_WORDS = {"here", "click here", "more", "read more", "this", "this page", "link"}

# What stands before an @ in an address is a name, however much it looks like a site.
NAME_IN_ADDRESS = re.compile(r"https?://[^/?#]*@")


def link_words(document: Document) -> Iterator[Problem]:
    for link in document.links:
        if link.text.lower().strip(" .") in EMPTY_LINK_WORDS or "://" in link.text:
            yield Problem(
                link.line, f"The link words “{link.text}” do not say where the link leads."
            )


def names_in_addresses(document: Document) -> Iterator[Problem]:
    for link in document.links:
        if NAME_IN_ADDRESS.match(link.href):
            yield Problem(
                link.line,
                f"The link {link.href} has a name or a password before its @, and leads to what "
                "comes after: write the address without them.",
            )
