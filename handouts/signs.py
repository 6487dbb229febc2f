"""Signs in short: when to get help, on sheets that have no room for all that the page of help says."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.utils.safestring import SafeString, mark_safe

from content.markdown import render
from handouts.presets import MILDER_SIGNS, OTHER_SIGNS, WARNING_SIGNS, Part

# Clean HTML: notes and marks for sources hold no block of their own kind.
EVIDENCE = re.compile(
    r'<div class="sure[^"]*"[^>]*>.*?</div>\n?|<sup class="cite">.*?</sup>', re.DOTALL
)
WHERE_FROM = re.compile(r'<p>[^<]*<a href="[^"]*#where-from">[^<]*</a>\.</p>\n?')
# A way to another place of the page is none on paper.
LINE_OF_LINK = re.compile(r'<p><a href="[^"]*">[^<]*</a></p>\n?')
# A section with a card or a warning of its own is that alone. Others keep their title and their lists.
SECTION = re.compile(r"<h2[^>]*>(?:(?!</h2>).)*</h2>\s*(?P<rest>(?:(?!<h2).)*)", re.DOTALL)
CARD = re.compile(
    r'<section class="care .*?</section>|<div class="warning">.*?</div>\n?(?=<|$)', re.DOTALL
)
FIGURE = re.compile(r"<figure.*?</figure>\s*", re.DOTALL)
TITLE_OF_FIGURES = re.compile(r"<h3[^>]*>[^<]*</h3>\s*(?=<figure)")


def drop_evidence(html: str) -> str:
    """Return clean HTML without notes and marks for sources: the sheet's code leads to them."""
    return WHERE_FROM.sub("", EVIDENCE.sub("", html))


def make_signs(html: SafeString) -> SafeString:
    """Return the clean HTML of sections of signs: no evidence, no drawings, no second titles."""
    bare = LINE_OF_LINK.sub("", drop_evidence(html))
    bare = FIGURE.sub("", TITLE_OF_FIGURES.sub("", bare))
    return mark_safe(SECTION.sub(_card_alone, bare))  # noqa: S308 (clean HTML)


def _card_alone(section: re.Match[str]) -> str:
    return "".join(CARD.findall(section["rest"])) or section[0]


def find_missing_signs(texts: Iterable[str], *, is_whole_guide: bool) -> Part | None:
    """Return what these texts lack. The red card names signs in short: others follow it on paper."""
    levels = {card.level for text in texts for card in render(text).care_cards}
    if "emergency" not in levels:
        return WARNING_SIGNS
    if "urgent" in levels:
        return None
    return OTHER_SIGNS if is_whole_guide else MILDER_SIGNS
