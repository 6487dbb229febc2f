"""The cut through the scalp across the home page: its middle alone tells it on a phone."""

from itertools import pairwise

import pytest

from tests.unit.content.figures.drawing import SVG, Drawing, paths, words

# The home page shows the drawing at its full height, cut at both sides.
NARROWEST_PX, LOWEST_PX = 280, 240
SMALLEST_WORDS_PX = 16


@pytest.fixture(scope="module")
def drawing():
    return Drawing("home-layers")


@pytest.fixture(scope="module")
def shown_on_a_phone(drawing):
    """The left and right edge of what the narrowest phone shows."""
    half = NARROWEST_PX * drawing.height / LOWEST_PX / 2
    return drawing.width / 2 - half, drawing.width / 2 + half


def test_sides_are_cut_and_the_height_is_kept(drawing):
    assert drawing.root.get("preserveAspectRatio") == "xMidYMid slice"


def test_layers_run_from_edge_to_edge_each_below_the_other(drawing):
    *layers, _outer = [path for path in drawing.part("layers") if path.tag == f"{SVG}path"]
    boxes = [paths_box(layer) for layer in layers]

    assert all(left < 0 and right > drawing.width for left, right, _, _ in boxes)
    assert all(above[3] == below[2] for above, below in pairwise(boxes))
    assert boxes[-1][3] > drawing.height


def test_layers_are_as_thick_as_in_the_drawing_to_scale(drawing):
    skin, fat, *_ = [paths_box(path) for path in drawing.part("layers").findall(f"{SVG}path")]

    # 2 mm of skin, then fat to 5.5 mm.
    assert (skin[3] - skin[2]) / (fat[3] - skin[2]) == pytest.approx(2 / 5.5)


def test_root_and_words_stand_in_what_a_phone_shows(drawing, shown_on_a_phone):
    left, right = shown_on_a_phone
    root, words_ = drawing.part("hair"), list(drawing.texts())

    *_, sheath, _, _, _ = root
    box = paths_box(sheath)

    assert left < box[0] < box[1] < right
    assert [text.words for text in words_] == ["Skin", "Fat", "Skull"]
    # A letter is less than an em wide.
    assert all(left < t.x and t.x + len(t.words) * t.size < right for t in words_)


def test_words_are_large_enough_on_a_phone(drawing):
    assert all(t.size * LOWEST_PX / drawing.height >= SMALLEST_WORDS_PX for t in drawing.texts())


def test_one_single_hair_and_nothing_that_promises(drawing):
    hairs = [path for path in drawing.part("hair") if path.get("fill") == "#402e26"]

    # The hair and its bulb.
    assert len(hairs) == 2
    assert "grow" not in words(drawing.root).lower()


def paths_box(path):
    """Left, right, top and bottom of a path."""
    points = [point for line in paths(path) for point in line]
    (x, y) = zip(*points, strict=True)
    return min(x), max(x), min(y), max(y)
