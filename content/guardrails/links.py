"""Rule for the words of a link: they say where it leads."""

from __future__ import annotations

from collections.abc import Iterator

from content.markdown.document import Document, Problem

EMPTY_LINK_WORDS = {"here", "click here", "more", "read more", "this", "this page", "link"}


def link_words(document: Document) -> Iterator[Problem]:
    for link in document.links:
        if link.text.lower().strip(" .") in EMPTY_LINK_WORDS or "://" in link.text:
            yield Problem(
                link.line, f"The link words “{link.text}” do not say where the link leads."
            )
