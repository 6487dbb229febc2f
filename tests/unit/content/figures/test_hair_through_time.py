"""Three hair roots: one that grows, one that rests, one that has shrunk. Words stay outside."""

import re

import pytest

from tests.unit.content.figures.drawing import SVG, Drawing, paths, words

STAGES = ["growing", "resting", "shrunken"]
HAIR, SHEATH = "#402e26", "#f3dccf"


@pytest.fixture(scope="module")
def drawing():
    return Drawing("hair-through-time")


def filled(part, colour):
    return [path for path in part.findall(f"{SVG}path") if path.get("fill") == colour]


def bottom(path):
    return max(y for line in paths(parent(path)) for _, y in line)


def parent(path):
    """A group that holds a path alone: `paths` reads what is in an element."""
    group = type(path)("g")
    group.append(path)
    return group


def test_three_stages_are_named_over_their_roots(drawing):
    names = list(drawing.texts(drawing.part("stages")))

    assert [name.words for name in names] == ["Growing", "Resting", "Shrunken"]
    for name, stage in zip(names, STAGES, strict=True):
        xs = [x for line in paths(drawing.part(stage)) for x, _ in line]
        assert min(xs) < name.x < max(xs)


def test_growing_root_reaches_the_fat_and_the_others_do_not(drawing):
    _, fat, _ = drawing.part("layers")
    ((_, top), *_), *_ = paths(parent(fat))

    roots = [bottom(filled(drawing.part(stage), SHEATH)[0]) for stage in STAGES]

    assert roots[0] > top + 40
    assert roots[1] <= top
    assert roots[2] <= top


def test_resting_hair_is_loose_and_ends_above_its_root(drawing):
    resting = drawing.part("resting")
    (hair,) = filled(resting, HAIR)
    (club,) = resting.findall(f"{SVG}ellipse")

    end = bottom(hair)

    assert abs(float(club.attrib["cy"]) - end) < 4
    assert end < bottom(filled(resting, SHEATH)[0]) - 8


def test_shrunken_hair_is_shorter_and_thinner(drawing):
    def above(stage):
        hair = filled(drawing.part(stage), HAIR)[-1]
        return min(y for line in paths(parent(hair)) for _, y in line)

    assert above("shrunken") > above("growing") + 20


def test_nothing_is_claimed_in_the_picture(drawing):
    assert [text.words for text in drawing.texts()] == ["Growing", "Resting", "Shrunken"]
    assert not re.search(r"regrow|new hair|thicker|minoxidil", words(drawing.root), re.IGNORECASE)


def test_arrows_give_no_number(drawing):
    # The guide has no source for how long a root grows or rests.
    assert re.findall(r"\d", words(drawing.root)) == []
    assert len(paths(drawing.part("arrows"))) == 6
