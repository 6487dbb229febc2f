"""A clear glass on a rash: what fades under it, and what is still there."""

import pytest

from tests.unit.content.figures.drawing import Drawing, lines

MIDDLE, DARK = "#b88569", "#966a54"


@pytest.fixture(scope="module")
def drawing():
    return Drawing("press-a-glass")


def spots(scene):
    """Where each spot of a rash is: lines of no length, with round ends."""
    return {line[0] for path in scene[1] for line in lines(path.attrib["d"])}


def test_words_say_what_a_rash_is_that_fades_or_stays(drawing):
    assert " ".join(text.words for text in drawing.texts()) == (
        "Fades: not this sign Still there: call an ambulance"
    )


@pytest.mark.parametrize("panel", ["fades", "stays"])
def test_rash_is_the_same_on_light_brown_and_on_dark_skin(drawing, panel):
    middle, dark = drawing.part(panel)

    assert [scene[0].get("fill") for scene in (middle, dark)] == [MIDDLE, DARK]
    assert spots(middle) == spots(dark)


def test_only_the_spots_under_the_glass_fade(drawing):
    fades, stays = (spots(drawing.part(panel)[0]) for panel in ("fades", "stays"))
    (glass,) = lines("M14 6H54L49 76H19Z")
    left, right = min(x for x, _ in glass), max(x for x, _ in glass)

    under = stays - fades

    assert fades < stays
    assert len(under) >= 6
    assert all(left + 5 < x < right - 5 and y < 76 for x, y in under)
    assert not [(x, y) for x, y in fades if left + 5 < x < right - 5 and y < 76]


def test_what_needs_an_ambulance_has_the_thick_frame(drawing):
    assert [panel.get("stroke-width") for panel in drawing.part("panels")] == [None, "4"]
