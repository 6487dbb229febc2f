"""Rule for skin: redness is hard to see on brown and black skin, so say what else there is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from content.guardrails.passages import own_words
from content.markdown.document import Document, Passage, Problem

# Red skin, and not red light or a red cell.
RED = re.compile(
    r"\b(?:redness|redder|reddened|red(?! (?:light|cell|blood|flag)))\b", re.IGNORECASE
)
FELT = re.compile(
    r"\b(?:hot|heat|warm\w*|burns?|burning|swell\w*|swollen|feels?|felt)\b", re.IGNORECASE
)
SEEN = re.compile(r"\b(?:brown|black|dark|darker|purple|grey)\b", re.IGNORECASE)


def red_skin(document: Document) -> Iterator[Problem]:
    """Sections that speak of red skin and leave out how it feels or how it looks on dark skin."""
    sections: dict[int, list[Passage]] = defaultdict(list)
    for passage in own_words(document):
        sections[passage.place.section].append(passage)
    for passages in sections.values():
        red = next((passage for passage in passages if RED.search(passage.text)), None)
        if red is None:
            continue
        missing = [
            what
            for what, pattern in (
                ("how it feels (heat, swelling)", FELT),
                ("how it looks on brown and black skin", SEEN),
            )
            if not any(pattern.search(passage.text) for passage in passages)
        ]
        if missing:
            message = (
                f"Red skin is hard to see on many people: say here also {' and '.join(missing)}."
            )
            yield Problem(red.line, message, "warning")
