"""Three heads from above, each with one kind of hair loss and its name below."""

import re

import pytest

from tests.unit.content.figures.drawing import Drawing, lines, words

HEADS = ["slow-thinning", "thin-all-over", "bald-patches"]
# Shoulders, collar, nose, two ears and the skull.
SAME_PARTS = 6
HAIR = "#402e26"


@pytest.fixture(scope="module")
def drawing():
    return Drawing("hair-kinds")


def box(line):
    """Left, right, top and bottom of a line."""
    x, y = zip(*line, strict=True)
    return min(x), max(x), min(y), max(y)


def test_each_head_has_its_name_below(drawing):
    heads = [drawing.part(head).attrib["transform"] for head in HEADS]
    names = list(drawing.texts())
    middles = [tuple(map(float, re.findall(r"\d+", head))) for head in heads]
    (shoulders,) = paths_of(drawing.part(HEADS[0])[0])

    bottom = middles[0][1] + box(shoulders)[3]

    assert [text.words for text in names] == ["Slow thinning", "Thin all over", "Bald patches"]
    assert [text.x for text in names] == [x for x, _ in middles] == [54, 160, 266]
    assert len({y for _, y in middles}) == 1
    # A letter of this size is less than 15 units high.
    assert all(text.y - 15 > bottom for text in names)


def test_three_heads_are_the_same_but_for_their_hair(drawing):
    first, second, third = (
        [element.attrib for element in drawing.part(head)][:SAME_PARTS] for head in HEADS
    )

    assert first == second == third


def test_only_the_third_head_has_patches_and_they_lie_in_full_hair(drawing):
    hair, *patches = paths_of(drawing.part("hair-with-patches"))
    left, right, top, bottom = box(hair)

    assert drawing.part("hair-with-patches") in list(drawing.part("bald-patches"))
    assert drawing.part("hair-with-patches").get("fill-rule") == "evenodd"
    assert len(patches) == 3
    for patch in patches:
        x0, x1, y0, y1 = box(patch)
        assert left < x0 < x1 < right
        assert top < y0 < y1 < bottom
        # Round, and clear of the rim of the hair.
        assert (x1 - x0) == pytest.approx(y1 - y0, rel=0.15)


def test_first_head_is_thin_at_the_temples_parting_and_crown_only(drawing):
    hair, thin = paths_of(drawing.part("drawn-back-hair"))
    left, right, top, bottom = box(thin)
    temples = [line[0] for line in strands(drawing.part("temples"))]
    front = min(y for x, y in hair if abs(x) < 5)

    # From the parting behind the hairline to the crown, widest at the crown.
    assert front < top < -20
    assert bottom > 30
    crown = [x for x, y in thin if y > 10]
    parting = [x for x, y in thin if y < -10]
    assert max(crown) - min(crown) > 5 * (max(parting) - min(parting))
    assert box(hair)[0] < left < right < box(hair)[1]
    # The hair has drawn back on both sides, where single hairs are left.
    assert min(y for x, y in hair if 20 < abs(x) < 26) > front + 10
    assert min(x for x, _ in temples) < -10
    assert max(x for x, _ in temples) > 10
    assert all(y < -8 for _, y in temples)


def test_hairs_of_the_thin_crown_lie_on_the_skin(drawing):
    _, thin = paths_of(drawing.part("drawn-back-hair"))
    left, right, top, bottom = box(thin)
    # Between two of its points the edge bulges a little.
    bulge = 1

    hairs = [line[0] for line in strands(drawing.part("parting-and-crown"))]

    assert len(hairs) > 60
    assert all(left - bulge < x < right + bulge for x, _ in hairs)
    assert all(top - bulge < y < bottom + bulge for _, y in hairs)


def test_second_head_has_single_hairs_everywhere_and_no_full_hair(drawing):
    head = drawing.part("thin-all-over")
    hairs = [line[0] for line in strands(drawing.part("single-hairs"))]

    quarters = [(x < 0, y < 5) for x, y in hairs]

    assert [element for element in head if element.get("fill") == HAIR] == []
    assert all(quarters.count((left, front)) > 50 for left in (0, 1) for front in (0, 1))


def test_hair_of_the_second_head_lies_away_from_the_parting(drawing):
    ahead = [
        (x, step)
        for x, y, step in strands_with_step(drawing.part("single-hairs"))
        if abs(x) > 4 and y < 0
    ]

    assert len(ahead) > 60
    assert all((x > 0) == (step > 0) for x, step in ahead)


def test_nothing_stands_in_the_picture_but_the_names(drawing):
    assert len(list(drawing.texts())) == 3
    assert not re.search(r"\d|cure|regrow", words(drawing.root), re.IGNORECASE)


def paths_of(path):
    return lines(path.attrib["d"])


def strands(path):
    """Where each hair starts: the rest of it is told from there."""
    return lines(re.sub(r"q[^M]*", "", path.attrib["d"]))


def strands_with_step(path):
    """Where each hair starts, and how far it goes to the right."""
    for x, y, step in re.findall(
        r"M(-?[\d.]+) ?(-?[\d.]+)q-?[\d.]+ ?-?[\d.]+ ?(-?[\d.]+)", path.attrib["d"]
    ):
        yield float(x), float(y), float(step)
