"""What a component's HTML is changed to, so that one page can hold it many times and do nothing."""

from __future__ import annotations

import re

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

NAMING = re.compile(
    r'(?P<name>\s(?:id|for|form|aria-labelledby|aria-describedby))="(?P<ids>[^"]*)"'
)
LEADING = re.compile(r'(?P<name>\shref)="#(?P<id>[^"]*)"')
# What may be a landmark, and the name by which it is told from the others of a page.
LANDMARK = re.compile(
    r'(?P<tag><(?:section|nav|aside|form|div)\b[^>]*?\saria-label)(?P<by>ledby)?="(?P<name>[^"]*)"'
)
# Run when the page opens, or take the focus then: that is for one thing on a page.
ACTING = re.compile(r"<script.*?</script>|\sautofocus(?=[\s>])", re.DOTALL)


def make_specimen(html: str, id: str, place: str) -> SafeString:
    """The same HTML without scripts, and with `id` before each id and what names or leads to it.

    A landmark's name says `place` too, which is what the heading with this id says.

    >>> make_specimen('<a href="#b">B</a> <p id="b" aria-labelledby="c d">', "2", "Text: long")
    '<a href="#2-b">B</a> <p id="2-b" aria-labelledby="2-c 2-d">'
    >>> make_specimen('<nav aria-label="Pages"><form aria-labelledby="b">', "2", "Text: long")
    '<nav aria-label="Pages, Text: long"><form aria-labelledby="2-b 2">'
    """

    def name(match: re.Match[str]) -> str:
        ids = " ".join(f"{id}-{one}" for one in match["ids"].split())
        return f'{match["name"]}="{ids}"'

    def say_place(match: re.Match[str]) -> str:
        more = f" {id}" if match["by"] else f", {escape(place)}"
        return f'{match["tag"]}{match["by"] or ""}="{match["name"]}{more}"'

    html = NAMING.sub(name, ACTING.sub("", html))
    html = LANDMARK.sub(say_place, LEADING.sub(rf'\g<name>="#{id}-\g<id>"', html))
    return mark_safe(html)  # noqa: S308 (HTML of our own templates, with other ids)
