"""The range behind each number of the page for deciding: Wilson's 95 percent interval of its counts."""

import re
from math import sqrt

import pytest

from content.guide_files import SHIPPED

# Counts as the studies give them: Moftah 2012, the trial of minoxidil injections, Saceda-Corralo
# 2022, van Zuuren 2016, the five-year trial of finasteride and
# the first-year trials of its label.
COUNTS = {
    "63 of 100": (54, 86),
    "18 of 100": (7, 40),
    "69 of 100": (18, 26),
    "38 of 100": (9, 24),
    "45 of 100": (246, 541),
    "26 of 100": (157, 593),
    "14 of 100": (77, 555),
    "90 of 100": (251, 279),
    "10 of 100": (28, 279),
    "25 of 100": (4, 16),
    "75 of 100": (12, 16),
    "4 of 100": (36, 945),
    "2 of 100": (20, 934),
}
Z = 1.96


def wilson(count, people):
    """The lower and the upper end, in 100 people."""
    share, square = count / people, Z * Z
    middle = share + square / (2 * people)
    half = Z * sqrt(share * (1 - share) / people + square / (4 * people * people))
    return tuple(round(100 * end / (1 + square / people)) for end in (middle - half, middle + half))


@pytest.mark.parametrize(("number", "counts"), COUNTS.items())
def test_range_is_that_of_the_counts(number, counts):
    text = (SHIPPED / "decide.md").read_text()
    low, high = wilson(*counts)

    said = re.search(rf"^: {number}[^(\n]*\((\d+) to (\d+)", text, re.M)
    assert said is not None
    assert (int(said[1]), int(said[2])) == (low, high)


def test_every_number_in_a_picture_has_its_range():
    text = (SHIPPED / "decide.md").read_text()
    drawn = re.findall(r"^: (\d+ of 100)", text, re.M)

    assert set(drawn) == {number for number in COUNTS if number.endswith("100")}
