"""Pairs of bars for average pain: the numbers of the page, in whole numbers."""

import re

import pytest

from content.guide_files import SHIPPED, read_guide
from tests.unit.content.figures.drawing import Drawing, lines

# What a pair says, and the whole numbers without and with help.
PAIRS = {
    "Vibration, in mesotherapy": (8, 2),
    "Vibration, in growth factors": (5, 4),
    "Ice, in own plasma (PRP)": (7, 4),
}


@pytest.fixture(scope="module")
def drawing():
    return Drawing("pain-with-help")


def lengths(drawing, name):
    bars = [lines(path.attrib["d"])[0] for path in drawing.part(name)]
    return [max(x for x, _ in bar) - min(x for x, _ in bar) for bar in bars]


def test_each_pair_has_its_name_and_numbers(drawing):
    expected = []
    for name, (without, with_help) in PAIRS.items():
        expected += [name, "Without", "With", f"about {without}", f"about {with_help}"]

    assert [text.words for text in drawing.texts()] == expected


def test_bars_are_as_long_as_their_numbers(drawing):
    numbers = [*zip(*PAIRS.values(), strict=True)]
    found = [lengths(drawing, "without"), lengths(drawing, "with")]
    unit = found[0][0] / numbers[0][0]

    assert found == [[number * unit for number in row] for row in numbers]


def test_numbers_are_those_of_the_page_rounded():
    """Where the page gives a range, its middle is rounded."""
    (page,) = [d for page, d in read_guide(SHIPPED).documents() if page.key == "procedure"]
    told = page.html.split("On the scale, ")[1].split("The bars are rounded")[0]

    numbers = [_middle(found) for found in re.findall(r"\d\.\d(?: to \d\.\d)?", told)]

    assert [*zip(numbers[::2], numbers[1::2], strict=True)] == list(PAIRS.values())


def _middle(told: str) -> int:
    numbers = [float(number) for number in told.split(" to ")]
    return round(sum(numbers) / len(numbers))
