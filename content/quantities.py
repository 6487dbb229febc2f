"""How quantities are written in texts: numbers, ranges, units and times, in one place.

Patterns to build others from. Each is a group of its own, or one piece.
"""

from __future__ import annotations

# Blanks, with those that marks of emphasis leave: **5** mg. So few bound the time of a search.
GAP, SPACE = r"\s{0,6}", r"\s{1,6}"
# Fractions as 1/2 and 1½; commas as in 15,000, in 1,50,000 and in 0,5; a point first, as in .5.
DIGITS = r"(?:(?:\d+\s)?\d+[/⁄]\d+|(?:\d+\s?)?[¼½¾⅓⅔⅛]|\d+(?:,\d{1,3})*(?:\.\d+)?|\.\d+)"
NUMBER_WORDS = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
    r"hundred|thousand|lakhs?|crores?|millions?|once|twice|thrice|half|halve[sd]?|thirds?|quarters?|"
    r"dozens?|single|doubled?|tripled?)\b"
)
NUMBER = rf"(?:{DIGITS}(?:\s(?:hundred|thousand|lakhs?|crores?|millions?)\b)?|{NUMBER_WORDS})"
AMOUNT = rf"(?:[<>≤≥±~]\s?|[-−–](?=[\d.]))?{NUMBER}(?:\s*(?:-|–|—|to\b)\s*{NUMBER})?"
RANGE = rf"(?<!\w){AMOUNT}"

PER_CENT = r"(?:%|per\s?cent(?!\w))"
HOURS_TO_YEARS = r"(?:hours?|days?|weeks?|months?|years?)"
TIME = rf"(?:seconds?|minutes?|mins?|hrs?|nights?|{HOURS_TO_YEARS})"
UNIT = (
    rf"(?:{PER_CENT}|(?:mg|mcg|µg|kg|g|(?:micro|milli|kilo)?grams?|ml|l|(?:milli)?lit(?:re|er)s?|"
    rf"mm|cm|(?:milli|centi)?met(?:re|er)s?|IU|units?|°\s?[CF]|gauge|drops?|puffs?|tablets?|"
    rf"capsules?|vials?|ampoules?|syringes?|{TIME}))(?!\w)"
)
PER = (
    rf"(?:{GAP}/{GAP}|{SPACE}(?:per|an?|each|every){SPACE})"
    rf"(?:{TIME}|kg|ml|l|cm2|m2|dose|visit|session|treatment|course)\b"
)
