"""How to lie or sit after a faint: as the steps for a severe allergy say and show."""

import pytest

from tests.unit.content.figures.drawing import Drawing


@pytest.fixture(scope="module")
def drawing():
    return Drawing("lie-flat")


def test_each_person_has_a_line_that_says_how(drawing):
    first, second = (
        [text.words for text in drawing.texts() if text.y == y]
        for y in sorted({text.y for text in drawing.texts()})
    )

    assert list(zip(first, second, strict=True)) == [
        ("Lie flat,", "legs up"),
        ("Pregnant:", "left side"),
        ("Breathless:", "sit up"),
    ]


def test_whoever_lies_on_the_left_side_faces_the_reader_with_the_head_to_the_right(drawing):
    """From the front, the left side is below only if the head is on the right."""
    (head,) = [e for e in drawing.part("left-side") if "rotate" in e.get("transform", "")]

    assert "rotate(90)" in head.attrib["transform"]
    assert float(head.attrib["transform"].split("(")[1].split()[0]) > 153 / 2


def test_whoever_lies_flat_has_the_head_down_and_the_feet_above_it(drawing):
    flat = drawing.part("flat")
    (head,) = [e for e in flat if "rotate" in e.get("transform", "")]
    shoe = next(e for e in flat if e.get("stroke") == "#4e5661")
    head_y = float(head.attrib["transform"].split("(")[1].split(")")[0].split()[1])

    assert float(shoe.attrib["d"].split()[-1]) < head_y - 30
