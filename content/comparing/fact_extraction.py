"""The facts of a text that could hurt where a slip changes them: doses, limits, who it
is about, prices, dates.

`extract_facts` is a function of values: one text gives its facts. Two of them are compared by
their `value`, which is the same for two ways to write one fact.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from content.markdown.citations import CITATION
from content.money import CODE, NAME, SHORT, SIGN
from content.quantities import AMOUNT, GAP, NUMBER, NUMBER_WORDS, PER, RANGE, SPACE, TIME, UNIT


class FactKind(Enum):
    """In the order of the harm that a slip can do: to a body, to a purse, to trust."""

    DOSE = "Dose or measure"
    NEGATION = "“Not” or a limit"
    WHO = "Who it is about"
    WHEN = "When, or how long"
    PRICE = "Price"
    DATE = "Date"
    NUMBER = "Number"


DOSE = (
    rf"{RANGE}[\s-]{{0,6}}{UNIT}(?:{PER})?|{RANGE}(?:{SPACE}\w+)?{PER}"
    rf"|\b(?:every|each){SPACE}(?:(?:other|second){SPACE})?(?:{NUMBER}{SPACE})?{TIME}\b"
    r"|\b(?:hourly|daily|nightly|weekly|fortnightly|monthly|yearly|annually)\b"
)

CURRENCY = rf"(?:{CODE}|{SHORT})"
# A dollar and a yen stand before their amount, never behind one.
PRICE = (
    rf"(?:\b{CURRENCY}|{SIGN}){GAP}{AMOUNT}(?:{PER})?"
    rf"|{RANGE}{GAP}(?:{CURRENCY}|[₹£€]|(?:{NAME}|pounds?)\b)(?:{PER})?"
)

# Capitals alone: “may” and “march” are words too.
MONTH = (
    r"(?-i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
DAY = r"\b\d{1,2}(?:st|nd|rd|th)?(?:\s?(?:-|–|to)\s?\d{1,2})?(?:\sof)?"
DATE = (
    rf"(?:{DAY}\s)?\b{MONTH}\s\d{{4}}\b|{DAY}\s{MONTH}|\b{MONTH}\s\d{{1,2}}\b(?:,?\s\d{{4}}\b)?"
    r"|\b\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}\b|\b(?:19\d\d|20\d\d|2100)s?\b"
    r"|\b(?-i:January|February|April|June|July|August|September|October|November|December)\b"
)

# A word belongs to it: “not rub” and “not wash” forbid different things. A number is its own fact.
NEGATION = (
    rf"\b(?:at{SPACE}(?:least|most)|up{SPACE}to|(?:more|less|fewer|longer){SPACE}than"
    rf"|no{SPACE}longer|not|no|never|none|nobody|"
    r"nothing|nor|neither|cannot|without|unless|except|only|avoid(?:s|ed|ing)?|"
    r"stop(?:s|ped|ping)?|refus(?:e[sd]?|ing|al)|declin(?:e[sd]?|ing)|reject(?:s|ed|ing)?|"
    r"forbid(?:s|den)?|prohibit(?:s|ed)?|ban(?:s|ned)?|skip(?:s|ped|ping)?|\w+n['’‘ʼ´`]t|maximum|minimum"
    rf"|(?:under|over|below|above|within|before|after)(?=\s+{NUMBER}))\b"
    rf"(?:(?=\s+(?P<word>(?!{NUMBER_WORDS})[^\W\d]\w*))|)"
)

# Words that are not facts by themselves, and turn advice round when one takes another's place.
WHO = (
    r"\b(?:wom[ae]n|m[ae]n|females?|males?|girls?|boys?|mothers?|fathers?|child(?:ren)?|bab(?:y|ies)"
    r"|teenagers?|adults?|pregnan(?:t|cy|cies)|breast-?fe(?:eding|eds?|d))\b"
)
WHEN = rf"\b(?:before|after|during|until|{TIME})\b"

FACT = re.compile(
    # No fact begins within a word or at a blank: to know it at once saves most of the time.
    rf"(?:(?<!\w)(?=\S)|(?<=\w)(?={SIGN}))"
    # What is left over in the end: B12, 2nd, 10x.
    rf"(?:(?P<PRICE>{PRICE})|(?P<DOSE>{DOSE})|(?P<DATE>{DATE})"
    rf"|(?P<NUMBER>{RANGE}\b|\b\w*\d\w*)|(?P<NEGATION>{NEGATION})"
    rf"|(?P<WHO>{WHO})|(?P<WHEN>{WHEN}))",
    re.IGNORECASE,
)

# The marks of our Markdown that hold digits and no facts: citations, ids, addresses. Then those
# of emphasis, which may stand within a fact: **5** mg.
MARKS = re.compile(rf"{CITATION.pattern}|\{{#[\w-]+\}}|\]\([^()\s]*\)|https?://[^\s()<>|]+|[*_]")


@dataclass(frozen=True)
class Fact:
    """A fact as its author wrote it. `start` and `end` are its place, in characters."""

    kind: FactKind
    text: str
    start: int
    end: int

    @property
    def value(self) -> tuple[str, str]:
        """Equal for two ways to write the same: “5 mg” and “5mg”, “6 to 10” and “6–10”."""
        text = re.sub(r"['’‘ʼ´`]", "'", self.text.lower())
        text = re.sub(r"[−–—]", "-", text)
        text = re.sub(r"(?<=\w)\s*(?:\bto\b|-)\s*(?=[\w.])", "-", text)
        return self.kind.name, re.sub(r"\s", "", text)


def extract_facts(text: str) -> list[Fact]:
    """The facts of a Markdown text, in its order. None is within a citation, an id or an address.

    >>> for fact in extract_facts("Do not take 5 to 10 mg a day [@nhs2024]. It was £40 in May 2026."):
    ...     print(fact.kind.name, fact.text)
    NEGATION not take
    DOSE 5 to 10 mg a day
    PRICE £40
    DATE May 2026
    """
    readable = MARKS.sub(lambda mark: " " * len(mark[0]), text)
    return [_fact(match) for match in FACT.finditer(readable)]


def _fact(match: re.Match[str]) -> Fact:
    words = f"{match[0]} {match['word'] or ''}"
    end = max(match.end(), match.end("word"))
    return Fact(FactKind[str(match.lastgroup)], " ".join(words.split()), match.start(), end)
