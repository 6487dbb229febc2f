"""Sections: a part of a text, from a heading to the next one that is as high."""

from __future__ import annotations

from collections.abc import Sequence

from content.markdown import render
from content.markdown.document import Document
from content.models import Revision
from handouts.presets import Part


def select_text(part: Part, revision: Revision) -> str:
    """Return the text of a part; the whole page where one of its sections was renamed or is gone."""
    if not part.sections:
        return revision.body
    document = render(revision.body)
    if not set(part.sections) <= {heading.id for heading in document.headings}:
        return revision.body
    return select_sections(revision.body, document, part.sections)


def select_sections(text: str, document: Document, ids: Sequence[str]) -> str:
    """Return the lines of the sections with these ids, in the order of the text.

    `document` is the text's own. An id that no heading has is passed over.
    """
    lines = text.split("\n")
    chosen: list[str] = []
    for index, heading in enumerate(document.headings):
        if heading.id not in ids:
            continue
        higher = (h.line for h in document.headings[index + 1 :] if h.level <= heading.level)
        chosen += [*lines[heading.line - 1 : next(higher, len(lines) + 1) - 1], ""]
    return "\n".join(chosen)
