"""A drawing's own numbers: its elements by id, the points of its paths, its words and sizes."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from content.markdown.blocks.figure import drawings

SVG = "{http://www.w3.org/2000/svg}"
PART = re.compile(r"([MHVLQCSAZ])([^MHVLQCSAZ]*)")
NUMBER = re.compile(r"-?\d*\.?\d+")
# How many numbers a command takes for a point, of which the last two are the point.
TAKES = {"M": 2, "L": 2, "Q": 4, "C": 6, "S": 4, "A": 7}

# Drawings on which a reader acts, or that were drawn as one family.
TITLED = [
    "after-the-day",
    "bruise-or-ambulance",
    "lie-flat",
    "look-at-dark-skin",
    "lump-dent-scar-patch",
    "pain-with-help",
    "press-a-bleed",
    "press-a-glass",
    "scalp-on-the-day",
    "severe-allergy",
    "signs-on-the-skin",
    "stop-day",
    "thinning-or-patch",
    "vial-and-kit",
    "waits-after-a-visit",
    "watch-at-the-clinic",
    "which-rash-which-forehead",
]

Point = tuple[float, float]


@dataclass(frozen=True)
class Text:
    words: str
    size: float
    x: float
    y: float


class Drawing:
    def __init__(self, name: str) -> None:
        self.name = name
        self.root = ET.fromstring(drawings()[name])  # noqa: S314 (our own file)
        _, _, self.width, self.height = map(float, self.root.attrib["viewBox"].split())

    def part(self, id: str) -> ET.Element:
        """The element with that id, written without the drawing's name."""
        (found,) = [e for e in self.root.iter() if e.get("id") == f"{self.name}-{id}"]
        return found

    def texts(self, under: ET.Element | None = None) -> Iterator[Text]:
        """Each text with the size that it inherits."""
        within = set((self.root if under is None else under).iter())
        yield from (text for element, text in self._texts(self.root, None) if element in within)

    def _texts(self, element: ET.Element, size: str | None) -> Iterator[tuple[ET.Element, Text]]:
        size = element.get("font-size", size)
        if element.tag == f"{SVG}text":
            assert size is not None, f"A text of {self.name} has no size"
            x, y = float(element.attrib["x"]), float(element.attrib["y"])
            yield element, Text(words(element), float(size), x, y)
        for child in element:
            yield from self._texts(child, size)


def words(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def paths(element: ET.Element) -> list[list[Point]]:
    """The points that each stroke of the paths in an element passes through or ends at."""
    return [line for path in element.iter(f"{SVG}path") for line in lines(path.attrib["d"])]


def lines(d: str) -> list[list[Point]]:
    """
    >>> lines("M0 5H9V7ZM1 1 2 3")
    [[(0.0, 5.0), (9.0, 5.0), (9.0, 7.0)], [(1.0, 1.0), (2.0, 3.0)]]
    """
    found: list[list[Point]] = []
    for command, rest in PART.findall(d):
        numbers = [float(number) for number in NUMBER.findall(rest)]
        if command == "M":
            found.append([])
        if command == "H":
            found[-1] += [(x, found[-1][-1][1]) for x in numbers]
        elif command == "V":
            found[-1] += [(found[-1][-1][0], y) for y in numbers]
        elif command != "Z":
            step = TAKES[command]
            assert len(numbers) % step == 0, d
            found[-1] += [
                (numbers[i + step - 2], numbers[i + step - 1]) for i in range(0, len(numbers), step)
            ]
    return found


def minutes(middle: Point, hand: Point) -> float:
    """
    >>> minutes((50, 50), (90, 50))
    15.0
    """
    return math.atan2(hand[0] - middle[0], middle[1] - hand[1]) / math.tau * 60
