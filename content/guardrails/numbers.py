"""Rules for how numbers are written: so that two can be compared, and none can be misread."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from content.markdown.document import Document, Passage, Problem
from content.money import CODE, NAME, SHORT, SIGN
from content.quantities import PER_CENT, TIME

# Each pattern starts only where no digit, comma or point stands before it, so that a long run
# of digits is read once and not once from every digit.
ALONE = r"(?<![\w.,/:–—-])"
AFTER_IN = rf"(?!\d)(?! ?(?:{TIME}|sessions?|visits?|ml|mm)\b)"
PERCENT = re.compile(rf"(?<![\d.,])(\d[\d.]{{0,9}}) ?{PER_CENT}", re.IGNORECASE)
# A small percentage beside a medicine says how strong it is, not how many people.
STRENGTH_AT_MOST = 15
FORM = r"(?:minoxidil|dutasteride|finasteride|lotion|foam|solution|spray|gel|cream)"
STRENGTH = re.compile(rf"^ {FORM}\b|{FORM} $", re.IGNORECASE)
ONE_IN = re.compile(
    rf"\b(?:1|one) in (?:\d[\d,]{{0,9}}|two|three|four|five|six|ten|a hundred|a thousand)\b{AFTER_IN}",
    re.IGNORECASE,
)
IN_SO_MANY = re.compile(rf"(?<![\w.,])\d[\d,.]{{0,9}} in (\d[\d,]{{0,9}}){AFTER_IN}")
YEAR = re.compile(r"(?:19|20)\d\d")
# A number that starts with 0 is dialled.
DASH = re.compile(rf"{ALONE}(?!0\d)(\d[\d,.]*) ?[–—-] ?(\d[\d,.]*)(?![\d/–—-])")
LONG_NUMBER = re.compile(rf"{ALONE}(?<!\d )\d{{4,}}(?!\w|[,/:–—-]\d|\.\d)")
# What is dialled is not counted.
DIALLED = re.compile(r"\b(?:call|dial|phone|ring|text|helpline)\b[^.]*$", re.IGNORECASE)
DATE = re.compile(
    rf"{ALONE}(?:\d{{1,2}}([/.-])\d{{1,2}}\1(?:\d{{4}}|\d\d)|\d{{4}}-\d\d-\d\d)(?![\w/-]|\.\d)"
)
WITHOUT_CODE = re.compile(rf"{SIGN}|\b{SHORT}(?= ?\d)|\d {NAME}\b")
SECOND_AMOUNT = re.compile(
    rf"\b({CODE}) \d[\d,.]{{0,15}} (?:to \d[\d,]{{1,15}}|(?:or|and) \d[\d,]{{3,15}})\b"
)


def chances_in_tables(document: Document) -> Iterator[Problem]:
    """Percentages and “1 in x” in tables: many readers can not compare either with counts."""
    for cells in _tables(document).values():
        for cell in cells:
            found = next(_percentages(cell.text), None) or ONE_IN.search(cell.text)
            if found:
                message = f"“{found[0]}” is hard to compare in a table: write “x in 100 people”."
                yield Problem(cell.line, message)


def _percentages(text: str) -> Iterator[re.Match[str]]:
    for match in PERCENT.finditer(text):
        before = text[max(0, match.start() - 20) : match.start()]
        after = text[match.end() : match.end() + 40]
        is_small = match[1].count(".") < 2 and float(match[1]) <= STRENGTH_AT_MOST
        if not (is_small and (STRENGTH.search(before) or STRENGTH.search(after))):
            yield match


def denominators(document: Document) -> Iterator[Problem]:
    """Chances out of different numbers in one table. Counts such as “54 of 86” may differ."""
    for cells in _tables(document).values():
        seen: dict[str, int] = {}
        for cell in cells:
            for match in IN_SO_MANY.finditer(cell.text):
                number = match[1].rstrip(",")
                if not YEAR.fullmatch(number):
                    seen.setdefault(number, cell.line)
        first, *others = seen or [""]
        for other in others:
            message = (
                f"This table counts in {first} and in {other}: use one number for all its rows."
            )
            yield Problem(seen[other], message)


def _tables(document: Document) -> dict[int, list[Passage]]:
    tables = defaultdict(list)
    for passage in document.passages:
        if passage.kind == "cell":
            tables[passage.place.block_number].append(passage)
    return tables


def dashes_in_ranges(document: Document) -> Iterator[Problem]:
    for passage in document.passages:
        for match in DASH.finditer(passage.text):
            low, high = (part.rstrip(".,") for part in match.groups())
            message = f"A dash between numbers is easily missed: write “{low} to {high}”."
            yield Problem(passage.line, message, "warning")


def long_numbers(document: Document) -> Iterator[Problem]:
    for passage in document.passages:
        for match in LONG_NUMBER.finditer(passage.text):
            before = passage.text[max(0, match.start() - 40) : match.start()]
            if not YEAR.fullmatch(match[0]) and not DIALLED.search(before) and match[0][0] != "0":
                message = f"“{_short(match[0])}” is read digit by digit: put a comma before each three, as in 5,000."
                yield Problem(passage.line, message, "warning")


def _short(digits: str) -> str:
    return digits if len(digits) <= 12 else f"{digits[:12]}…"


def dates_in_digits(document: Document) -> Iterator[Problem]:
    for passage in document.passages:
        for match in DATE.finditer(passage.text):
            message = (
                f"“{match[0]}” is read in two ways: write the month as a word, as in 5 June 2026."
            )
            yield Problem(passage.line, message, "warning")


def currencies(document: Document) -> Iterator[Problem]:
    for passage in document.passages:
        for match in WITHOUT_CODE.finditer(passage.text):
            message = f"“{match[0]}” does not say which currency to everybody: write its code before each amount, as in INR 5,000."
            yield Problem(passage.line, message, "warning")
        for match in SECOND_AMOUNT.finditer(passage.text):
            message = f"“{match[0]}” leaves the second amount without its currency: write {match[1]} before it too."
            yield Problem(passage.line, message, "warning")
