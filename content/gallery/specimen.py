"""What a component's HTML is changed to, so that one page can hold it many times and do nothing."""

from __future__ import annotations

import re

from django.utils.safestring import SafeString, mark_safe

NAMING = re.compile(
    r'(?P<name>\s(?:id|for|form|aria-labelledby|aria-describedby))="(?P<ids>[^"]*)"'
)
LEADING = re.compile(r'(?P<name>\shref)="#(?P<id>[^"]*)"')
# Run when the page opens, or take the focus then: that is for one thing on a page.
ACTING = re.compile(r"<script.*?</script>|\sautofocus(?=[\s>])", re.DOTALL)


def make_specimen(html: str, prefix: str) -> SafeString:
    """The same HTML without scripts, and with `prefix` before each id and what names or leads to it.

    >>> make_specimen('<a href="#b">B</a> <p id="b" aria-labelledby="c d">', "2-")
    '<a href="#2-b">B</a> <p id="2-b" aria-labelledby="2-c 2-d">'
    """

    def name(match: re.Match[str]) -> str:
        ids = " ".join(prefix + one for one in match["ids"].split())
        return f'{match["name"]}="{ids}"'

    html = NAMING.sub(name, ACTING.sub("", html))
    html = LEADING.sub(rf'\g<name>="#{prefix}\g<id>"', html)
    return mark_safe(html)  # noqa: S308 (HTML of our own templates, with other ids)
