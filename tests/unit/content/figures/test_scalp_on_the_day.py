"""The scalp from above: the five steps, two ways to inject, and the time after."""

import re

import pytest

from content.guide_files import SHIPPED, read_guide
from tests.unit.content.figures.drawing import SVG, Drawing, lines

SHAPES = {f"{SVG}{tag}" for tag in ("path", "rect", "circle", "ellipse")}


@pytest.fixture(scope="module")
def drawing():
    return Drawing("scalp-on-the-day")


@pytest.fixture(scope="module")
def document():
    (found,) = [d for page, d in read_guide(SHIPPED).documents() if page.key == "procedure"]
    return found


def test_key_below_names_the_shipped_steps_by_their_numbers(document):
    figure = document.html.split('id="figure-scalp-on-the-day"')[1]
    steps = re.findall(r"<li>(.*?)</li>", figure.split("<ol>")[1].split("</ol>")[0])

    assert steps == [step.title for step in document.steps]
    assert len(steps) == 5


def test_each_number_of_the_key_stands_in_the_picture(drawing):
    numbers = [text.words for text in drawing.texts(drawing.part("numbers"))]
    circles = list(drawing.part("numbers").iter(f"{SVG}circle"))

    assert sorted(set(numbers)) == ["1", "2", "3", "4", "5"]
    assert len(circles) == len(numbers)


def test_needle_points_lie_on_the_thin_area(drawing):
    _, thin = lines(drawing.part("hair").attrib["d"])
    cx, cy = map(float, re.findall(r"\d+", drawing.part("head").attrib["transform"]))
    (left, right), (top, bottom) = ((min(v), max(v)) for v in zip(*thin, strict=True))
    rx, ry, mx, my = (right - left) / 2, (bottom - top) / 2, (left + right) / 2, (top + bottom) / 2
    grid = drawing.part("grid")
    rows = lines(grid.attrib["d"])

    for row in rows:
        for x, y in row:
            assert ((x - cx - mx) / rx) ** 2 + ((y - cy - my) / ry) ** 2 < 1
    assert len({row[0][1] for row in rows}) == len(rows) == 5
    # Round dots: dashes of no length with round ends.
    assert grid.get("stroke-linecap") == "round"
    assert grid.get("stroke-dasharray") == "0 9.6"


def test_hand_and_device_stand_side_by_side_with_the_same_number(drawing):
    texts = {text.words: text for text in drawing.texts()}
    hand, device = texts["By hand"], texts["By device"]
    fours = [t for t in drawing.texts(drawing.part("numbers")) if t.words == "4"]

    assert hand.y == device.y
    assert [t.x for t in fours if t.y == hand.y] == [20, 206]
    assert hand.x < drawing.width / 2 < device.x


def test_ring_tells_the_times_by_three_kinds_of_line(drawing):
    ring = [path.get("stroke-dasharray") for path in drawing.part("ring")][:3]
    names = [text.words for text in drawing.texts(drawing.part("words"))]

    assert ring == [None, "10 5", "0 9"]
    assert names[:3] == ["Hours", "Days", "Weeks"]


@pytest.mark.parametrize("group", ["methods", "numbers"])
def test_shapes_have_an_outline_so_that_one_colour_is_enough(drawing, group):
    def outlines(element, stroke):
        stroke = element.get("stroke", stroke)
        if element.tag in SHAPES:
            yield stroke
        for child in element:
            yield from outlines(child, stroke)

    found = list(outlines(drawing.part(group), None))

    assert len(found) > 4
    assert set(found) <= {"#231922", "none"}
