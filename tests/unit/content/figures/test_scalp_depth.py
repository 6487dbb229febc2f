"""The cut through the scalp is true to scale: 60 units are 1 mm, from the skin's surface."""

from itertools import pairwise

import pytest

from tests.unit.content.figures.drawing import SVG, Drawing, paths

UNITS_PER_MM = 60
EPIDERMIS_MM, DERMIS_MM, SKULL_MM = 0.1, 2, 5.5


@pytest.fixture(scope="module")
def drawing():
    return Drawing("scalp-depth")


@pytest.fixture(scope="module")
def marks(drawing):
    """The heights of the ruler's millimetres."""
    spine, *ticks = paths(drawing.part("ruler").find(f"{SVG}path"))
    assert spine == [(42, ticks[0][0][1]), (42, ticks[-1][0][1])]
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
    numbers = {t.words: t.y for t in drawing.texts(drawing.part("labels")) if t.words.isdigit()}

    assert [after - before for before, after in pairwise(marks)] == [UNITS_PER_MM] * 6
    assert list(numbers) == ["0", "1", "2", "3", "4", "5", "6"]
    # A number's baseline is 5 units below its mark, so that its middle is at the mark.
    assert [y - 5 for y in numbers.values()] == marks


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
    shafts = paths(drawing.part("needles").findall(f"{SVG}path")[0])
    labels = [
        (text.x, float(text.words.removesuffix(" mm")))
        for text in drawing.texts(drawing.part("labels"))
        if text.words.endswith(" mm") and text.y < 60
    ]

    tips = {max(x for x, _ in s) - 5: depth_mm(max(y for _, y in s)) for s in shafts}

    assert tips == dict(labels)
    assert sorted(tips.values()) == [1, 2, 4]


def test_guides_lead_from_the_ruler_to_a_needle_tip(drawing, depth_mm):
    shafts = paths(drawing.part("needles").findall(f"{SVG}path")[0])
    tips = {max(shaft, key=lambda point: point[1]) for shaft in shafts}

    guides = paths(drawing.part("guides"))

    assert {end for _, end in guides} < tips
    assert [depth_mm(start[1]) for start, _ in guides] == [1, 4]


def test_two_full_hairs_root_in_the_fat_and_a_thin_one_at_about_2_mm(drawing, depth_mm):
    roots = list(drawing.part("hairs").iter(f"{SVG}ellipse"))

    first, second, shrunken = [depth_mm(float(root.attrib["cy"])) for root in roots]

    assert DERMIS_MM < first < SKULL_MM
    assert DERMIS_MM < second < SKULL_MM
    assert shrunken == pytest.approx(2, abs=0.1)


def test_each_hair_starts_in_its_root_and_leaves_the_skin(drawing, depth_mm):
    hairs = [
        path
        for path in drawing.part("hairs").iter(f"{SVG}path")
        if path.get("stroke-linecap") == "round"
    ]
    roots = list(drawing.part("hairs").iter(f"{SVG}ellipse"))

    assert len(hairs) == len(roots) == 3
    for hair, root in zip(hairs, roots, strict=True):
        (line,) = paths(hair)
        assert line[0][0] == float(root.attrib["cx"])
        assert abs(line[0][1] - float(root.attrib["cy"])) <= float(root.attrib["ry"])
        assert depth_mm(line[-1][1]) < 0
    full, _, thin = [float(hair.attrib["stroke-width"]) for hair in hairs]
    assert thin < full / 2
