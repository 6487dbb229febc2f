"""A clinic's details as HTML: each line in its own direction, telephone numbers to be called.

A clinic may write in English, in Urdu or in both. A line that starts from the right must not turn
the next one round, and a telephone number runs from left to right in each.
"""

from __future__ import annotations

import re
import unicodedata

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

# Digits with what people put between them. No dots, slashes and colons: those make hours and dates.
NUMBER = re.compile(r"(?<![\w/.:+-])\+?\(?\d[\d ()\u00a0-]{4,}\d(?![\w/:-]|\.\d)")
# The fewest are those of local numbers, the most those of ITU-T E.164.
DIGITS_LEAST, DIGITS_MOST = 7, 15
DATE_OR_HOURS = re.compile(r"\d{4}-\d\d-\d\d|\d{4} ?- ?\d{4}")
LINE_END = mark_safe("<br>")


def contact_lines(text: str) -> SafeString:
    """The lines of a text, each isolated, with links to the telephone numbers in them."""
    lines = ((_with_numbers(line),) for line in text.splitlines())
    return format_html_join(LINE_END, '<span dir="auto">{}</span>', lines)


def call_link(number: str) -> SafeString:
    """A link that calls a number, as it is written.

    >>> call_link("+44 20 7946 0018")
    '<a href="tel:+442079460018" dir="ltr">+44 20 7946 0018</a>'
    """
    digits = "".join(
        "+" if character == "+" else str(unicodedata.digit(character))
        for character in number
        if character == "+" or character.isdecimal()
    )
    return (
        format_html('<a href="tel:{}" dir="ltr">{}</a>', digits, number)
        if digits
        else format_html("{}", number)
    )


def _with_numbers(line: str) -> SafeString:
    parts, end = [], 0
    for match in NUMBER.finditer(line):
        count = sum(character.isdecimal() for character in match[0])
        if DIGITS_LEAST <= count <= DIGITS_MOST and not DATE_OR_HOURS.fullmatch(match[0]):
            parts += [line[end : match.start()], call_link(match[0])]
            end = match.end()
    return format_html_join("", "{}", ((part,) for part in (*parts, line[end:])))
