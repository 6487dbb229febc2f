"""The cut through the scalp is true to scale: 60 units are 1 mm, from the skin's surface."""

import math
import re
from itertools import pairwise

import pytest

from tests.unit.content.figures.drawing import SVG, Drawing, lines, paths

UNITS_PER_MM = 60
EPIDERMIS_MM, DERMIS_MM, SKULL_MM = 0.1, 2, 5.5
HAIRS = ["shrunken", "full", "full-too"]
HAIR, SHEATH, PAPILLA, GLAND = "#402e26", "#f3dccf", "#e9a58f", "#f3d083"


@pytest.fixture(scope="module")
def drawing():
    return Drawing("scalp-depth")


@pytest.fixture(scope="module")
def marks(drawing):
    """The heights of the ruler's millimetres."""
    spine, *ticks = paths(drawing.part("ruler").find(f"{SVG}path"))
    assert spine == [(30, ticks[0][0][1]), (30, ticks[-1][0][1])]
    assert all(start[1] == end[1] for start, end in ticks)
    return [start[1] for start, _ in ticks]


@pytest.fixture(scope="module")
def depth_mm(marks):
    return lambda y: (y - marks[0]) / UNITS_PER_MM


@pytest.fixture(scope="module")
def layers_mm(drawing, depth_mm):
    """Where each layer begins and ends, deepest last."""
    found = [
        tuple(round(depth_mm(y), 2) for y in (min(p[1] for p in line), max(p[1] for p in line)))
        for line in paths(drawing.part("layers"))
    ]
    return sorted(found)


def test_ruler_runs_from_0_to_6_mm_in_steps_of_60_units(drawing, marks):
    numbers = {t.words: t.y for t in drawing.texts(drawing.part("labels")[0])}

    assert [after - before for before, after in pairwise(marks)] == [UNITS_PER_MM] * 6
    assert list(numbers) == ["0", "1", "2", "3", "4", "5", "6"]
    # A number's baseline is 6 units below its mark, so that its middle is at the mark.
    assert [y - 6 for y in numbers.values()] == marks


def test_half_millimetres_are_marked_between(drawing, depth_mm):
    halves = drawing.part("ruler").findall(f"{SVG}path")[1]

    heights = [depth_mm(start[1]) for start, _ in paths(halves)]

    assert heights == [0.5, 1.5, 2.5, 3.5, 4.5, 5.5]


def test_layers_end_where_the_ruler_says(layers_mm):
    outer, middle, fat, skull = layers_mm

    assert outer == (0, EPIDERMIS_MM)
    assert middle == (0, DERMIS_MM)
    assert fat == (DERMIS_MM, SKULL_MM)
    assert skull[0] == SKULL_MM


def test_needle_tips_are_1_2_and_4_mm_deep_as_labelled(drawing, depth_mm):
    shafts = paths_of(drawing.part("needles").findall(f"{SVG}path")[0])
    heading, *labels = [t for t in drawing.texts(drawing.part("labels")) if t.y < 60 and t.x < 160]

    tips = {x: depth_mm(y) for x, y in (max(shaft, key=lambda p: p[1]) for shaft in shafts)}

    assert heading.words == "Needles, mm"
    assert tips == {label.x: float(label.words) for label in labels}
    assert sorted(tips.values()) == [1, 2, 4]


def test_guides_lead_from_the_ruler_to_a_needle_tip(drawing, depth_mm):
    shafts = paths_of(drawing.part("needles").findall(f"{SVG}path")[0])
    tips = {max(shaft, key=lambda point: point[1]) for shaft in shafts}

    guides = paths(drawing.part("guides"))

    assert {end for _, end in guides} < tips
    assert [depth_mm(start[1]) for start, _ in guides] == [1, 4]


def test_two_full_hairs_root_in_the_fat_and_a_thin_one_at_about_2_mm(drawing, depth_mm):
    roots = [depth_mm(max(y for _, y in part(drawing, hair, SHEATH))) for hair in HAIRS]

    shrunken, first, second = roots

    assert DERMIS_MM < first < SKULL_MM
    assert DERMIS_MM < second < SKULL_MM
    assert shrunken == pytest.approx(2, abs=0.1)


@pytest.mark.parametrize("hair", HAIRS)
def test_root_opens_at_the_surface_and_its_hair_leaves_the_skin(drawing, depth_mm, hair):
    sheath = part(drawing, hair, SHEATH)
    shaft = part(drawing, hair, HAIR)

    assert depth_mm(min(y for _, y in sheath)) == 0
    assert depth_mm(min(y for _, y in shaft)) < 0
    # The bulb holds the papilla that vessels feed.
    papilla = part(drawing, hair, PAPILLA)
    bulb = max(y for _, y in sheath)
    assert all(bulb - 20 < y < bulb + 2 for _, y in papilla)


@pytest.mark.parametrize("hair", HAIRS)
def test_gland_lies_in_the_skin_beside_its_root(drawing, depth_mm, hair):
    gland = next(e for e in drawing.part(hair) if e.get("fill") == GLAND)
    depths = [depth_mm(float(y)) for y in re.findall(r"M[\d.]+ ([\d.]+)a", gland.attrib["d"])]

    assert len(depths) == 6
    assert all(EPIDERMIS_MM < depth < DERMIS_MM for depth in depths)


def test_deep_vessels_run_below_the_skin_and_reach_each_bulb(drawing, depth_mm):
    vein, artery, _, branches, _ = drawing.part("vessels")
    ends = [line[-1] for line in paths_of(branches)]

    for vessel in (vein, artery):
        assert all(2 < depth_mm(y) < 2.5 for line in paths_of(vessel) for _, y in line)
    for hair in HAIRS:
        papilla = part(drawing, hair, PAPILLA)
        assert min(math.dist(end, point) for end in ends for point in papilla) < 6


def part(drawing, hair, colour):
    """The points of the last shape of a hair in that colour."""
    shapes = [path for path in drawing.part(hair) if path.get("fill") == colour]
    return [point for line in paths_of(shapes[-1]) for point in line]


def paths_of(path):
    return lines(path.attrib["d"])
