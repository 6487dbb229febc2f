"""The scalp from above: the five steps, two ways to inject, and the time after."""

import pytest

from content.guide_files import SHIPPED, read_guide
from tests.unit.content.figures.drawing import SVG, Drawing, paths, words

SHAPES = {f"{SVG}{tag}" for tag in ("path", "rect", "circle", "ellipse")}
TIMES = ["Hours", "Days", "Weeks"]


@pytest.fixture(scope="module")
def drawing():
    return Drawing("scalp-on-the-day")


@pytest.fixture(scope="module")
def steps():
    (document,) = [d for page, d in read_guide(SHIPPED).documents() if page.key == "procedure"]
    return document.steps


def test_numbers_ids_and_titles_are_those_of_the_shipped_steps(drawing, steps):
    key = [
        (group.attrib["id"], *(words(text) for text in group.iter(f"{SVG}text")))
        for group in drawing.part("key")
    ]

    assert key == [
        (f"scalp-on-the-day-step-{step.id}", str(number), step.title)
        for number, step in enumerate(steps, start=1)
    ]
    assert len(key) == 5


def test_each_number_stands_in_the_picture_too(drawing):
    numbers = [text.words for text in drawing.texts(drawing.part("numbers"))]
    circles = list(drawing.part("numbers").iter(f"{SVG}circle"))

    assert sorted(set(numbers)) == ["1", "2", "3", "4", "5"]
    assert len(circles) == len(numbers)


def test_needle_points_lie_on_the_thin_area(drawing):
    area = drawing.part("head").findall(f"{SVG}ellipse")[-1]
    cx, cy, rx, ry = (float(area.attrib[name]) for name in ("cx", "cy", "rx", "ry"))
    grid = drawing.part("grid")
    rows = paths(grid)

    for row in rows:
        for x, y in row:
            assert ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 < 1
    assert len({row[0][1] for row in rows}) == 7
    # Round dots: dashes of no length with round ends.
    assert grid.get("stroke-linecap") == "round"
    assert grid.get("stroke-dasharray") == "0 9"


def test_hand_and_device_stand_side_by_side_with_the_same_number(drawing):
    texts = {text.words: text for text in drawing.texts()}
    hand, gun = texts["By hand"], texts["With a gun"]
    fours = [t for t in drawing.texts(drawing.part("numbers")) if t.words == "4"]

    assert hand.y == gun.y
    assert [t.x for t in fours if t.y == hand.y] == [22, 354]
    assert hand.x < drawing.width / 2 < gun.x


def test_ring_and_list_tell_the_same_times_by_the_same_lines(drawing):
    ring = [path.get("stroke-dasharray") for path in drawing.part("ring")][:3]
    samples = [
        drawing.part(time.lower()).find(f"{SVG}path").get("stroke-dasharray") for time in TIMES
    ]

    assert ring == samples
    assert len(set(ring)) == 3
    assert [words(drawing.part(t.lower()).find(f"{SVG}text")) for t in TIMES] == TIMES


@pytest.mark.parametrize(
    ("time", "action", "weight"),
    [
        ("anytime", "call an ambulance now", 5),
        ("hours", "tell staff; if you left, call an ambulance", 3),
        ("days", "see a doctor today", 3),
        ("weeks", "talk to a doctor soon", 3),
    ],
)
def test_warning_signs_say_what_to_do_in_bold_in_a_heavy_frame(drawing, time, action, weight):
    part = drawing.part(time)

    (frame,) = part.iter(f"{SVG}rect")
    bold = [words(s) for s in part.iter(f"{SVG}tspan") if s.get("font-weight") == "700"]

    assert bold == [action]
    assert (frame.get("fill"), frame.get("stroke-width")) == ("none", str(weight))


@pytest.mark.parametrize(
    "sign",
    ["skin white, blotchy, lace-like or black, blisters", "sight changes", "face droops"],
)
def test_emergencies_hold_at_any_time(drawing, sign):
    told = words(drawing.part("anytime"))

    assert told.startswith("At any time")
    assert sign in told


def test_swelling_comes_to_some_people_and_nothing_is_said_to_pass(drawing):
    assert "Some: bruises, swollen forehead" in words(drawing.part("days"))
    assert "Nothing new (our own caution)" in words(drawing.part("weeks"))
    assert "usual" not in words(drawing.root).lower()


@pytest.mark.parametrize("group", ["head", "methods", "numbers"])
def test_shapes_have_an_outline_so_that_one_colour_is_enough(drawing, group):
    def outlines(element, stroke):
        stroke = element.get("stroke", stroke)
        if element.tag in SHAPES:
            yield stroke
        for child in element:
            yield from outlines(child, stroke)

    found = list(outlines(drawing.part(group), None))

    assert len(found) > 4
    assert set(found) <= {"#231922", "#fcfaf6"}
