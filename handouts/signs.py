"""Signs in short: when to get help, on sheets that have no room for all four cards of the guide."""

from __future__ import annotations

import re

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from content.markdown.blocks.care_card import CALL_ANYWHERE

# Clean HTML: notes and marks for sources hold no block of their own kind.
EVIDENCE = re.compile(
    r'<div class="sure[^"]*"[^>]*>.*?</div>\n?|<sup class="cite">.*?</sup>', re.DOTALL
)
WHERE_FROM = re.compile(r'<p>[^<]*<a href="[^"]*#where-from">[^<]*</a>\.</p>\n?')
# The first card says whom to call, wherever the text says it.
CARD = '<div class="care__body">'
NUMBERS = re.compile(r'(?<=<p>)Call (?:<a href="tel:\d+">\d+</a>[^.<]*)+\. ')
NUMBER = re.compile(r"\d{3,}")
# A section that is one warning needs no second title.
TITLE_OF_WARNING = re.compile(
    r'<h(?P<level>\d)[^>]*>[^<]*</h(?P=level)>\s*(?=<div class="warning">)'
)


def drop_evidence(html: str) -> str:
    """Return clean HTML without notes and marks for sources: the sheet's code leads to them."""
    return WHERE_FROM.sub("", EVIDENCE.sub("", html))


def make_signs(html: SafeString, emergency_call: str) -> SafeString:
    """Return the clean HTML of a section of signs, without evidence and with whom to call on top.

    `emergency_call` is the clinic's sentence, empty where it has named no number.
    """
    bare = TITLE_OF_WARNING.sub("", drop_evidence(html))
    call = NUMBER.sub(r'<a href="tel:\g<0>">\g<0></a>', escape(emergency_call or CALL_ANYWHERE))
    if CARD in bare:
        bare = NUMBERS.sub("", bare, count=1)
        bare = bare.replace(CARD, f'{CARD}<p class="care__call">{call}</p>\n', 1)
    return mark_safe(bare)  # noqa: S308 (clean HTML and a sentence that is escaped)
