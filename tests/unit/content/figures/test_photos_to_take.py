"""Three photos in frames, each with its name."""

import math
import re

import pytest

from tests.unit.content.figures.drawing import SVG, Drawing, lines, paths

PHOTOS = ["front", "top", "crown"]


@pytest.fixture(scope="module")
def drawing():
    return Drawing("photos-to-take")


def middle(photo):
    return tuple(map(float, re.findall(r"\d+", photo.attrib["transform"])))


def test_each_photo_is_in_a_frame_with_its_name_in_it(drawing):
    names = list(drawing.texts())

    assert [text.words for text in names] == ["Front", "Top", "Crown"]
    for photo, name in zip(map(drawing.part, PHOTOS), names, strict=True):
        frame, picture = photo[:2]
        (edge,) = paths_of(picture)
        x, y = middle(photo)
        assert (frame.tag, frame.get("fill")) == (f"{SVG}rect", "#fff")
        bottom = y + float(frame.attrib["y"]) + float(frame.attrib["height"])
        # Below the picture, and above the edge of the frame.
        assert y + max(below for _, below in edge) < name.y - 15
        assert name.y + 4 < bottom
        assert name.x == x


def test_three_frames_are_the_same_and_stand_side_by_side(drawing):
    photos = [drawing.part(photo) for photo in PHOTOS]

    first, second, third = ([e.attrib for e in photo[:2]] for photo in photos)

    assert first == second == third
    assert [middle(photo) for photo in photos] == [(55, 58), (160, 58), (265, 58)]
    assert float(first[0]["width"]) < 160 - 55


def test_head_stays_inside_its_picture(drawing):
    for photo in map(drawing.part, PHOTOS):
        picture, *head = (path for path in photo if path.tag == f"{SVG}path")
        (edge,) = paths_of(picture)
        (left, right), (top, bottom) = (
            (min(numbers), max(numbers)) for numbers in zip(*edge, strict=True)
        )
        for x, y in (point for path in head for line in paths_of(path) for point in line):
            assert left <= x <= right
            assert top < y <= bottom


def test_head_from_above_stays_inside_its_picture(drawing):
    _, picture, head = drawing.part("top")
    (edge,) = paths_of(picture)
    dy = float(re.findall(r"[\d.]+", head.attrib["transform"])[1])

    points = [point for line in paths(head) for point in line]

    assert max(abs(x) for x, _ in points) < max(x for x, _ in edge)
    assert min(y for _, y in edge) < min(y for _, y in points) + dy
    assert max(y for _, y in points) + dy < max(y for _, y in edge)


def test_parting_is_seen_from_above_and_the_whorl_from_behind(drawing):
    (parting,) = paths_of(drawing.part("parting"))
    whorl = paths_of(drawing.part("whorl"))
    middle = drawing.part("crown").find(f"{SVG}circle")
    cx, cy = float(middle.attrib["cx"]), float(middle.attrib["cy"])

    assert drawing.part("parting") in list(drawing.part("top").iter())
    assert drawing.part("whorl") in list(drawing.part("crown").iter())
    ys = [y for _, y in parting]
    xs = [x for x, _ in parting]
    assert max(ys) - min(ys) > 10 * (max(xs) - min(xs)) / 2
    # Each hair of the whorl leads away from its middle and turns the same way around it.
    assert len(whorl) == 11
    for hair in whorl:
        (x0, y0), (x1, y1) = hair[0], hair[-1]
        assert math.dist((cx, cy), (x0, y0)) < math.dist((cx, cy), (x1, y1))
        assert (x0 - cx) * (y1 - cy) - (y0 - cy) * (x1 - cx) > 0


def paths_of(path):
    return lines(path.attrib["d"])
