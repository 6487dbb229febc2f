"""Two lines of an entry, with the words marked that were looked for."""

from __future__ import annotations

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from tantivy import Document, Query, SnippetGenerator

from search.entries import Entry
from search.index import SCHEMA, Snapshot

# Characters: about two lines of a page's text.
LENGTH = 170
MORE = "… "
# What an index takes for no part of a word.
ENDS = ".,;:?!…”) "


class Snippets:
    """Makes them for one query."""

    def __init__(self, snapshot: Snapshot, query: Query) -> None:
        self._generator = SnippetGenerator.create(snapshot.searcher, query, SCHEMA, "words")
        self._generator.set_max_num_chars(LENGTH)

    def of(self, entry: Entry) -> SafeString:
        """The part of its words that has most of those looked for; else their start."""
        snippet = self._generator.snippet_from_doc(Document(words=entry.words))
        fragment = snippet.fragment()
        if not fragment:
            return mark_safe(escape(Truncator(entry.words).chars(LENGTH)))  # noqa: S308 (escaped)
        before = "" if entry.words.startswith(fragment) else MORE
        after = "" if entry.words.rstrip(ENDS).endswith(fragment) else MORE.rstrip()
        # What it does not write itself it has escaped.
        marked = snippet.to_html().replace("<b>", "<mark>").replace("</b>", "</mark>")
        return mark_safe(f"{before}{marked}{after}")  # noqa: S308
