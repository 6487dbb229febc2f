"""Three heads from above, each with one kind of hair loss and its name below."""

import re

import pytest

from tests.unit.content.figures.drawing import SVG, Drawing, paths, words

HEADS = ["slow-thinning", "thin-all-over", "bald-patches"]
HAIR = "#402e26"


@pytest.fixture(scope="module")
def drawing():
    return Drawing("hair-kinds")


def full_hair(head):
    return [path for path in head if path.get("fill") == HAIR]


def single_hairs(head):
    """The lines that are drawn in the colour of hair, without a fill."""
    return [
        line
        for path in head
        if (path.get("fill"), path.get("stroke")) == ("none", HAIR)
        for line in paths(path)
    ]


def test_each_head_has_its_name_below(drawing):
    heads = [drawing.part(head).attrib["transform"] for head in HEADS]
    names = list(drawing.texts())

    middles = [tuple(map(float, re.findall(r"\d+", head))) for head in heads]
    bottom = middles[0][1] + float(drawing.part(HEADS[0]).find(f"{SVG}ellipse").attrib["ry"])

    assert [text.words for text in names] == ["Slow thinning", "Thin all over", "Bald patches"]
    assert [text.x for text in names] == [x for x, _ in middles] == [66, 188, 310]
    assert len({y for _, y in middles}) == 1
    # A letter of this size is less than 12 units high.
    assert all(text.y - 12 > bottom for text in names)


def test_three_heads_are_the_same_but_for_their_hair(drawing):
    first, second, third = ([e.attrib for e in drawing.part(head)][:3] for head in HEADS)

    assert first == second == third


def test_only_the_third_head_has_patches_and_they_lie_on_full_hair(drawing):
    patches = [list(drawing.part(head).iter(f"{SVG}circle")) for head in HEADS]
    (hair,) = full_hair(drawing.part("bald-patches"))
    (outline,) = paths(hair)
    circles = [tuple(float(c.attrib[a]) for a in ("cx", "cy", "r")) for c in patches[2]]

    assert [len(found) for found in patches] == [0, 0, 3]
    # In the colour of the skin, with the outline of all shapes.
    assert all({"fill", "stroke"}.isdisjoint(circle.attrib) for circle in patches[2])
    right, bottom = max(x for x, _ in outline), max(y for _, y in outline)
    top = min(y for _, y in outline)
    for x, y, r in circles:
        assert abs(x) + r < right
        assert top < y - r
        assert y + r < bottom
    assert single_hairs(drawing.part("bald-patches")) == []


def test_first_head_is_thin_at_the_temples_parting_and_crown_only(drawing):
    head = drawing.part("slow-thinning")
    hairs = [line[0] for line in single_hairs(head)]

    temples = [x for x, y in hairs if abs(x) > 23 and y < -15]
    parting = [x for x, y in hairs if abs(x) < 8 and y < -8]
    crown = [x for x, y in hairs if y >= -8]

    assert len(full_hair(head)) == 1
    assert min(temples) < 0 < max(temples)
    assert len(parting) > 4
    assert len(crown) > 15
    assert max(map(abs, crown)) < 24
    assert len(temples) + len(parting) + len(crown) == len(hairs)


def test_second_head_has_single_hairs_everywhere_and_no_full_hair(drawing):
    head = drawing.part("thin-all-over")
    hairs = [line[0] for line in single_hairs(head)]

    quarters = [(x < 0, y < 5) for x, y in hairs]

    assert full_hair(head) == []
    assert all(quarters.count((left, front)) > 12 for left in (0, 1) for front in (0, 1))


def test_nothing_stands_in_the_picture_but_the_names(drawing):
    assert len(list(drawing.texts())) == 3
    assert not re.search(r"\d|cure|regrow", words(drawing.root), re.IGNORECASE)
