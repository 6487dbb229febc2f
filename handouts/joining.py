"""Joining: the HTML of several texts in one document, such as a printed sheet."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.utils.safestring import SafeString, mark_safe

# Clean HTML: each < opens a tag, and each attribute stands in double quotes.
TAG = re.compile(r"<(?P<slash>/?)(?P<name>[a-z][a-z0-9]*)(?P<rest>[^>]*)>")
ATTRIBUTE = re.compile(r'\s(?P<name>id|aria-labelledby|href)="(?P<value>[^"]*)"')
LOWEST_HEADING = 6


def make_joinable(
    html: str,
    *,
    prefix: str,
    levels_down: int,
    address_of: Callable[[str], str],
    title_id: str = "",
) -> SafeString:
    """Return clean HTML of one text, for a document that holds other texts too.

    Its ids start with `prefix`, as do the links to them; the list of sources is everybody's.
    What is named by its heading is named by the element `title_id` before it, if there is one:
    several texts have key points.
    Its headings are `levels_down` levels lower. `address_of` gives the address that a link has
    here which leads to another page of the site, or to an id (`#costs`) that is not in the text.
    """
    own_ids = {match["value"] for match in ATTRIBUTE.finditer(html) if match["name"] == "id"}

    def in_tag(match: re.Match[str]) -> str:
        name = match["name"]
        if re.fullmatch("h[1-6]", name):
            name = f"h{min(int(name[1]) + levels_down, LOWEST_HEADING)}"
        return f"<{match['slash']}{name}{ATTRIBUTE.sub(in_attribute, match['rest'])}>"

    def in_attribute(match: re.Match[str]) -> str:
        name, value = match["name"], match["value"]
        if name == "id":
            value = prefix + value
        elif name == "aria-labelledby":
            value = " ".join([title_id, *(prefix + one for one in value.split())]).strip()
        elif value.startswith("#") and value[1:] in own_ids:
            value = f"#{prefix}{value[1:]}"
        elif value.startswith(("/", "#")) and not value.startswith("#source-"):
            value = address_of(value)
        return f' {name}="{value}"'

    return mark_safe(TAG.sub(in_tag, html))  # noqa: S308 (clean HTML, tags of our own)
