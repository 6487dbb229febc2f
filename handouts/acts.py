"""Signs grouped by what to do, as a card has no room to say it after each."""

from __future__ import annotations

import re

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

# What cannot wait, and after it what can.
LISTS = re.compile(
    r"<ul>(?P<now>(?:(?!<ul>).)*)</ul>\s*<p>(?P<between>[^<]*)</p>\s*<ul>(?P<later>.*?)</ul>",
    re.DOTALL,
)
LINE = re.compile(r"<li>(?P<line>.*?)</li>", re.DOTALL)
# The act is at the end, in bold: “A lump is hot: <strong>see a doctor today</strong>, also at night.”
SIGN_AND_ACT = re.compile(r"(?P<sign>.*): <strong>(?P<act>.*?)</strong>(?P<rest>.*)\.", re.DOTALL)


def group_by_act(html: SafeString) -> SafeString:
    """Return the clean HTML of two lists with each act once, above its signs, the lists side by side.

    Lists in which a line does not end in an act stay as they are.
    """
    return mark_safe(LISTS.sub(_side_by_side, html))  # noqa: S308 (clean HTML and a template)


def _side_by_side(lists: re.Match[str]) -> str:
    now, later = (_group(lists[name]) for name in ("now", "later"))
    if now is None or later is None:
        return lists[0]
    context = {"now": now, "between": mark_safe(lists["between"]), "later": later}  # noqa: S308
    return render_to_string("handouts/acts.html", context)


def _group(lines: str) -> dict[SafeString, list[SafeString]] | None:
    """The signs of each act in their order, or None where a line names none."""
    signs_of: dict[SafeString, list[SafeString]] = {}
    for line in LINE.finditer(lines):
        told = SIGN_AND_ACT.fullmatch(line["line"])
        if told is None:
            return None
        act, sign = mark_safe(told["act"] + told["rest"]), mark_safe(told["sign"])  # noqa: S308
        signs_of.setdefault(act, []).append(sign)
    return signs_of
