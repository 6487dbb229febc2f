"""The five steps of a visit, each in a panel: the scalp from above, and two ways to inject."""

import re

import pytest

from content.guide_files import SHIPPED, read_guide
from tests.unit.content.figures.drawing import SVG, Drawing, lines


@pytest.fixture(scope="module")
def drawing():
    return Drawing("scalp-on-the-day")


def test_each_shipped_step_has_one_number_in_the_picture(drawing):
    (document,) = [d for page, d in read_guide(SHIPPED).documents() if page.key == "procedure"]
    numbers = [text.words for text in drawing.texts(drawing.part("numbers"))]
    circles = list(drawing.part("numbers").iter(f"{SVG}circle"))

    assert numbers == [str(number) for number in range(1, len(document.steps) + 1)]
    assert len(circles) == len(numbers)


def test_figure_stands_before_the_steps_that_it_shows():
    (document,) = [d for page, d in read_guide(SHIPPED).documents() if page.key == "procedure"]
    places = [
        document.html.index(place)
        for place in ('id="the-steps"', 'id="figure-scalp-on-the-day"', document.steps[0].title)
    ]

    assert places == sorted(places)


def test_needle_points_lie_on_the_thin_area(drawing):
    _, thin = lines(drawing.part("hair").attrib["d"])
    (left, right), (top, bottom) = ((min(v), max(v)) for v in zip(*thin, strict=True))
    rx, ry, mx, my = (right - left) / 2, (bottom - top) / 2, (left + right) / 2, (top + bottom) / 2
    grid = drawing.part("grid")
    rows = lines(grid.attrib["d"])

    assert grid in list(drawing.part("head"))
    for row in rows:
        for x, y in row:
            assert ((x - mx) / rx) ** 2 + ((y - my) / ry) ** 2 < 1
    assert len({row[0][1] for row in rows}) == len(rows) == 5
    # Round dots: dashes of no length with round ends.
    assert grid.get("stroke-linecap") == "round"
    assert grid.get("stroke-dasharray") == "0 9.6"


def test_hand_and_device_stand_side_by_side_in_the_panel_of_step_4(drawing):
    texts = {text.words: text for text in drawing.texts()}
    hand, device = texts["By hand"], texts["By device"]
    needles = [
        float(re.findall(r"[\d.]+", group.attrib["transform"])[0])
        for group in drawing.part("methods").iter(f"{SVG}g")
        if group.get("transform")
    ]

    assert hand.y == device.y == texts["Inject"].y
    assert texts["4"].y < hand.y < texts["5"].y
    assert needles[0] < hand.x < needles[1] < device.x


def test_shapes_have_an_outline_so_that_one_colour_is_enough(drawing):
    for part in ("talk", "clean", "mix", "methods", "visits"):
        assert drawing.part(part).get("stroke") == "#231922"
