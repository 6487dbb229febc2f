"""What to look at before the first injection: a vial with its label, and what is clean or new."""

import pytest

from tests.unit.content.figures.drawing import Drawing, lines

ON_THE_VIAL = ["Sealed cap", "Medicine’s name", "Batch number", "Expiry date"]


@pytest.fixture(scope="module")
def drawing():
    return Drawing("vial-and-kit")


def test_each_picture_has_its_name(drawing):
    assert " ".join(text.words for text in drawing.texts()) == (
        " ".join(ON_THE_VIAL)
        + " New needle, still sealed Top of the vial wiped Clean hands, and gloves Skin cleaned"
    )


def test_a_line_leads_from_each_place_on_the_vial_to_its_name(drawing):
    names = [text for text in drawing.texts() if text.words in ON_THE_VIAL]
    leaders = lines(drawing.part("leaders").attrib["d"])

    for name, ((start, y), (end, level)) in zip(names, leaders, strict=True):
        assert y == level
        assert start < end < name.x
        # The middle of the letters is 6 units above the line they stand on.
        assert name.y - 6 == pytest.approx(y, abs=1)
