"""Two heads from above: thinning on top, which the guide is about, and a round bald patch."""

import pytest

from tests.unit.content.figures.drawing import SVG, Drawing, lines

# Shoulders, nose, ears and the skull.
SAME_PARTS = 4


@pytest.fixture(scope="module")
def drawing():
    return Drawing("thinning-or-patch")


def parts(drawing, name):
    return list(drawing.part(name).iter(f"{SVG}path"))


def test_each_head_says_what_to_do(drawing):
    assert [text.words for text in drawing.texts()] == [
        *("Thinning on top:", "this guide"),
        *("Round patch:", "see a doctor"),
    ]


def test_heads_are_the_same_but_for_their_hair(drawing):
    first, second = (
        [e.attrib for e in parts(drawing, name)[:SAME_PARTS]] for name in ("thinning", "patch")
    )

    assert first == second


def test_skin_shows_in_the_middle_of_the_first_head_with_single_hairs_on_it(drawing):
    hair = parts(drawing, "thinning")[SAME_PARTS]
    _, bare = lines(hair.attrib["d"])
    top, bottom = min(y for _, y in bare), max(y for _, y in bare)
    singles = [line[0] for line in lines(drawing.part("single-hairs").attrib["d"])]

    assert hair.get("fill-rule") == "evenodd"
    assert top < -20
    assert bottom > 30
    assert all(top < y < bottom and abs(x) < 18 for x, y in singles)


def test_second_head_has_one_round_patch_in_full_hair(drawing):
    hair = parts(drawing, "patch")[SAME_PARTS]
    outline, patch = lines(hair.attrib["d"])

    assert hair.get("fill-rule") == "evenodd"
    assert hair.attrib["d"].count("A13 13") == 1
    assert min(x for x, _ in outline) < min(x for x, _ in patch)
    assert max(x for x, _ in patch) + 13 < max(x for x, _ in outline)
