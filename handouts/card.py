"""A card: a short sheet to keep at hand. It says what to do and when, without the evidence.

What each thing rests on stands on the site, where the card's code and square lead.
"""

from __future__ import annotations

import re

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from content.guardrails.waits import count_days
from handouts.signs import drop_evidence

WAITS = re.compile(
    r'<div class="table-scroll"[^>]*waiting-table".*?</table>\s*</div>',
    re.DOTALL,
)
# The drawing of what a card says in words anyway, in its parts.
SAID_IN_WORDS = re.compile(r'<figure[^>]*figure-waits-after-a-visit".*?</figure>\s*', re.DOTALL)
# What to do and what not to, one after the other.
DO_LISTS = re.compile(r'(?:<div class="do-list .*?</div>\s*){2}', re.DOTALL)
ROW = re.compile(r'<th scope="row">(?P<what>.*?)</th>\s*<td[^>]*>(?P<wait>.*?)</td>', re.DOTALL)
# The last day of each part but the last one, which has no end.
PARTS = (("Today and 2 days more", 2), ("This week", 7))
LAST_PART = "Weeks later"
# What is waited for is no number of days: “until healed”, “not that day, nor until healed”.
UNTIL = "until"


def make_card(html: SafeString) -> SafeString:
    """Return the clean HTML of a text without its evidence and what it says twice, its table of
    waits in three parts.

    Two lists of what to do and what not to are in a `div.do-lists`, so that they can stand side
    by side.
    """
    bare = WAITS.sub(_in_parts, SAID_IN_WORDS.sub("", drop_evidence(html)))
    paired = DO_LISTS.sub(_side_by_side, bare)
    return mark_safe(paired)  # noqa: S308 (clean HTML and a template)


def _side_by_side(lists: re.Match[str]) -> str:
    return render_to_string("handouts/do_lists.html", {"lists": mark_safe(lists[0])})  # noqa: S308


def _in_parts(table: re.Match[str]) -> str:
    names = [*(name for name, _ in PARTS), LAST_PART]
    # What waits as long stands in one row: the words of the wait, then all that waits.
    parts: dict[str, dict[SafeString, list[SafeString]]] = {name: {} for name in names}
    for row in ROW.finditer(table[0]):
        what, wait = (mark_safe(words) for words in row.groups())  # noqa: S308
        parts[part_of(wait)].setdefault(wait, []).append(what)
    told = {name: waits for name, waits in parts.items() if waits}
    return render_to_string("handouts/waits.html", {"parts": told})


def part_of(wait: str) -> str:
    """The part of the time after a visit in which a wait ends.

    >>> part_of("No wait"), part_of("7 days, and ask first"), part_of("Not until healed")
    ('Today and 2 days more', 'This week', 'Weeks later')
    """
    days = count_days(wait)
    if UNTIL in wait.lower():
        return LAST_PART
    return next((name for name, last_day in PARTS if days <= last_day), LAST_PART)
