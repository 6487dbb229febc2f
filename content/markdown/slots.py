"""Slots: empty places in a text's HTML that another app may fill, such as a step's button.

The blocks make them, the cleaner lets them pass, and what nobody fills is taken out again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from markdown_it.token import Token

SLOT = re.compile(r'<div data-slot="(?P<name>[a-z0-9-]+)"></div>')


def make_slot(name: str) -> Token:
    return Token("slot", "", 0, content=f'<div data-slot="{name}"></div>')


def fill_slots(html: str, contents: Mapping[str, str]) -> SafeString:
    """HTML with its slots replaced by the contents of their names. Unsafe text is escaped.

    >>> fill_slots('<p>A</p><div data-slot="b"></div>', {"b": "<1>"})
    '<p>A</p>&lt;1&gt;'
    """

    def content_of(match: re.Match[str]) -> str:
        return conditional_escape(contents.get(match["name"], ""))

    return mark_safe(SLOT.sub(content_of, html))  # noqa: S308 (clean HTML, and what was escaped)
