"""Three photos in frames, each with its name, and one line on how to take them."""

import re

import pytest

from tests.unit.content.figures.drawing import SVG, Drawing, paths

PHOTOS = ["front", "top", "crown"]
LINE = "Same place, same light, each month"


@pytest.fixture(scope="module")
def drawing():
    return Drawing("photos-to-take")


def middle(photo):
    return tuple(map(float, re.findall(r"\d+", photo.attrib["transform"])))


def test_each_photo_is_in_a_frame_with_its_name_in_it(drawing):
    *names, _ = drawing.texts()

    assert [text.words for text in names] == ["Front", "Top", "Crown"]
    for photo, name in zip(map(drawing.part, PHOTOS), names, strict=True):
        frame, picture = photo[:2]
        (edge,) = paths(picture)
        x, y = middle(photo)
        assert (frame.tag, frame.get("fill")) == (f"{SVG}rect", "#fff")
        bottom = y + float(frame.attrib["y"]) + float(frame.attrib["height"])
        # Below the picture, and above the edge of the frame.
        assert y + max(below for _, below in edge) < name.y - 12
        assert name.y + 4 < bottom
        assert name.x == x


def test_three_frames_are_the_same_and_stand_side_by_side(drawing):
    photos = [drawing.part(photo) for photo in PHOTOS]

    first, second, third = ([e.attrib for e in photo[:2]] for photo in photos)

    assert first == second == third
    assert [middle(photo) for photo in photos] == [(66, 58), (188, 58), (310, 58)]
    assert float(first[0]["width"]) < 188 - 66


def test_head_stays_inside_its_picture(drawing):
    for photo in map(drawing.part, PHOTOS):
        picture, *head = (path for path in photo if path.tag == f"{SVG}path")
        (edge,) = paths(picture)
        (left, right), (top, bottom) = (
            (min(numbers), max(numbers)) for numbers in zip(*edge, strict=True)
        )
        for x, y in (point for path in head for line in paths(path) for point in line):
            assert left < x < right
            assert top < y <= bottom


def test_each_photo_shows_another_side_of_the_head(drawing):
    front, top, crown = map(drawing.part, PHOTOS)

    # The shoulders are in two photos, and only the head from above is an ellipse.
    assert front[2].attrib == crown[2].attrib
    assert [len(photo.findall(f"{SVG}ellipse")) for photo in (front, top, crown)] == [0, 1, 0]
    # The parting from above, and the hairs that turn around the crown.
    light = [[e for e in photo if e.get("stroke") == "#f3dccf"] for photo in (front, top, crown)]
    assert [sum(len(paths(e)) for e in found) for found in light] == [0, 1, 9]


def test_one_line_below_says_how(drawing):
    *names, line = drawing.texts()

    assert line.words == LINE
    assert line.x == drawing.width / 2
    assert line.y > max(name.y for name in names) + 20
    assert line.y + 4 < drawing.height
