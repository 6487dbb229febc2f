"""Three bruises, from one to wait with to one that needs an ambulance."""

import pytest

from tests.unit.content.figures.drawing import Drawing, lines

SKINS = ["#dcab95", "#b88569", "#966a54"]
BRUISES = ["small", "eyelids", "large"]
# The lids of both eyes lie between these, in the units of a face.
LIDS = (-4, 6)


@pytest.fixture(scope="module")
def drawing():
    return Drawing("bruise-or-ambulance")


def shades(drawing, name):
    """The points of what is drawn as shade on a face."""
    (face,) = drawing.part(name)
    return [
        point
        for e in face
        if e.get("fill-opacity") or e.get("stroke-opacity")
        for line in lines(e.attrib["d"])
        for point in line
    ]


def test_each_panel_says_what_to_do(drawing):
    assert " ".join(text.words for text in drawing.texts()) == (
        "Small, at a needle point: wait "
        "Small, at eyelids: doctor today "
        "Blotchy or lace-like: ambulance now"
    )


def test_only_the_ambulance_has_a_thick_frame(drawing):
    assert [panel.get("stroke-width") for panel in drawing.part("panels")] == [None, None, "4"]


def test_bruises_are_shapes_in_ink_on_three_skins(drawing):
    """Nobody says how these look on each skin, so no colour is made up."""
    for name, skin in zip(BRUISES, SKINS, strict=True):
        (face,) = drawing.part(name)
        fills = [e.get("fill") for e in face if e.get("fill-opacity")]

        assert skin in {e.get("fill") for e in face}
        assert set(fills) == {"#231922"}


def test_only_the_second_bruise_reaches_the_eyelids(drawing):
    lowest = [max(y for _, y in shades(drawing, name)) for name in BRUISES]

    assert lowest[0] < LIDS[0]
    assert lowest[1] > LIDS[1]
    assert lowest[2] < LIDS[0]


def test_only_what_needs_an_ambulance_is_large(drawing):
    """A large bruise is no bruise to wait with, not even until a doctor has time."""
    heights = [
        max(y for _, y in points) - min(y for _, y in points)
        for points in (shades(drawing, name) for name in BRUISES)
    ]

    assert max(heights[:2]) * 1.4 < heights[2]
