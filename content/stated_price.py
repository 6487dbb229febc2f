"""A price as a clinic wrote it, read: ₹5,000, Rs 5000, INR 5,000 to 15,000, £120, $70–90.

What is written in its currency stays in it: “$40” says dollars, and not whose. What could be
read in two ways is not guessed: the error is a question to whoever typed it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from content.money import CURRENCY_CODES, SIGNS

PRICE_AT_MOST = Decimal(100_000_000)
EXAMPLES = "such as ₹5,000, INR 5,000, £120 or $70–90"
IN_DIGITS = f"What is the price in digits? Write it as the clinic did, {EXAMPLES}."
ABOVE_ZERO = "Is there no price yet? Write a price above 0."
TOO_HIGH = f"Is that the price of 1 visit? Write a price of {PRICE_AT_MOST:,} or less."
# “5–15,000” may mean 5,000 to 15,000: no clinic has prices that far apart.
WIDEST_RANGE = 50
IN_FULL = "Is the lower price in thousands? Write both in full, such as 5,000 to 15,000."

# Letters that stand for a currency on bills and are no code of three letters.
SHORT_NAMES = {"RS", "RE", "DH", "DHS", "TK", "RM", "RP", "KR", "ZŁ", "KČ", "KSH", "LEI", "R"}
MARK = r"[^\W\d_]{0,3}[$£€¥฿₠-⃏]|[^\W\d_]{1,3}"
# Thousands as in 150,000, in 1,50,000 and in 150 000.
NUMBER = r"\d{1,3}(?:[, ]\d{2,3})*[, ]\d{3}(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?"
# One amount with its mark before or behind it. Indian bills end on 4,000/-
LOWER, HIGHER = (
    rf"(?P<before{end}>{MARK})?\.? ?(?P<number{end}>{NUMBER})(?: ?/-)?(?: ?(?P<after{end}>{MARK}))?"
    for end in (1, 2)
)
PRICE = re.compile(rf"{LOWER}(?: ?(?:[-–—−]|to|and) ?{HIGHER})?")
# What stands around a price and changes nothing in it.
LEAD = re.compile(
    r"^(?:about|around|approx(?:imately|\.)?|roughly|only|~|between) ?", re.IGNORECASE
)
TAIL = re.compile(
    r" ?(?:only|each|(?:per|an?|/|for 1|for one) ?(?:visit|session|sitting|treatment))\.?$",
    re.IGNORECASE,
)
# In some countries the thousands of others: 4.000 and 4,5.
IN_TWO_WAYS = re.compile(r"\d\.\d{3}(?!\d)|\d,\d{1,2}(?!\d|,)")


@dataclass(frozen=True)
class Price:
    """An amount, or all from `low` to `high`. `mark` is the currency as written, if it was."""

    low: Decimal
    high: Decimal
    mark: str = ""

    def __str__(self) -> str:
        """The price in words.

        >>> print(stated_price("70-90 $"), stated_price("₹1,50,000/-"), sep="; ")
        $70 to $90; ₹150,000
        """
        amounts = dict.fromkeys((self.low, self.high))
        return " to ".join(self._marked(grouped(amount)) for amount in amounts)

    def __mul__(self, times: int) -> Price:
        return Price(times * self.low, times * self.high, self.mark)

    def __add__(self, other: Price) -> Price:
        return Price(self.low + other.low, self.high + other.high, self.mark)

    def _marked(self, amount: str) -> str:
        # No line ends between the two.
        return f"{self.mark}\u00a0{amount}" if self.mark.isalpha() else f"{self.mark}{amount}"


def grouped(amount: Decimal) -> str:
    """An amount with commas, and with two decimals where it is not whole.

    >>> grouped(Decimal("24000.00")), grouped(Decimal("1234.5"))
    ('24,000', '1,234.50')
    """
    return f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount:,.2f}"


def stated_price(text: str) -> Price:
    """The price that a text states; ValueError with a question to its author if it is unclear."""
    text = TAIL.sub("", LEAD.sub("", " ".join(text.split())))
    match = PRICE.fullmatch(text)
    if not match:
        raise ValueError(_question(text))
    marks = [match[name].strip(".") for name in match.groupdict() if _is_mark(match, name)]
    currencies = {_currency(mark) for mark in marks}
    if len(currencies) > 1:
        raise ValueError(
            f"Which will you pay in, {' or '.join(marks)}? Write the price in 1 currency."
        )
    low, high = sorted(_amount(match[name] or match["number1"]) for name in ("number1", "number2"))
    if not low:
        raise ValueError(ABOVE_ZERO)
    if high > PRICE_AT_MOST:
        raise ValueError(TOO_HIGH)
    if high > WIDEST_RANGE * low:
        raise ValueError(IN_FULL)
    return Price(low, high, _shown(marks[0]) if marks else "")


def is_same_currency(mark: str, other: str) -> bool:
    """Whether two prices can be added: in the same currency, or one of them in none."""
    return not mark or not other or _currency(mark) == _currency(other)


def _is_mark(match: re.Match[str], name: str) -> bool:
    return name.startswith(("before", "after")) and match[name] is not None


def _currency(mark: str) -> str:
    """What a mark stands for; ValueError with a question if we do not know it."""
    capitals = mark.upper()
    if capitals in SIGNS:
        return SIGNS[capitals][0]
    if capitals in CURRENCY_CODES or capitals in SHORT_NAMES or not mark.isalpha():
        return capitals
    if capitals == "K":
        raise ValueError("Does k stand for thousands? Write 4,000 for 4k.")
    raise ValueError(f"Which currency is “{mark}”? Write its sign or its 3 letters, {EXAMPLES}.")


def _shown(mark: str) -> str:
    """A mark as bills have it: “inr” is INR, “RS” is Rs."""
    return mark.capitalize() if mark.upper() in SHORT_NAMES else mark.upper()


def _amount(number: str) -> Decimal:
    return Decimal(re.sub("[, ]", "", number))


def _question(text: str) -> str:
    if match := IN_TWO_WAYS.search(text):
        if "." in match[0]:
            return "Is the point for thousands? Write 4,000 for four thousand, or 4.00 for 4."
        return "Is the comma for a part of 1? Write 4,000 for four thousand, or 4.50 for four and a half."
    if re.search(r"(?:^|[^\w)/] ?)[-−–]\D?\d", text):
        return ABOVE_ZERO
    return IN_DIGITS
