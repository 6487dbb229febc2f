"""First aid for a severe allergy: the numbers are those of the steps in the emergency card."""

import pytest

from content.guide_files import SHIPPED, read_guide
from tests.unit.content.figures.drawing import SVG, Drawing, lines, minutes

# What a panel says, by its number, and the words of the step of that number. What lets two people
# lie differently is one step in one panel.
PANELS = [
    ("1", "Pen into outer thigh, through clothes", ["pen", "outer thigh", "through clothes"]),
    ("2", "Call, and say “anaphylaxis”", ["Call", "anaphylaxis"]),
    (
        "3",
        "Lie flat, legs up If pregnant: left side",
        ["Lie flat, legs up", "if pregnant", "left side"],
    ),
    ("4", "If it is hard to breathe: sit up gently", ["If it is hard to breathe", "sit up gently"]),
    ("5", "Do not stand or walk", ["Do not stand or walk"]),
    ("6", "No better after 5 minutes: second pen", ["No better after 5 minutes", "second pen"]),
    ("7", "Go to hospital even if you feel well", ["Go to hospital even if", "well"]),
]


@pytest.fixture(scope="module")
def drawing():
    return Drawing("severe-allergy")


def words_of_panels(drawing):
    """The number and the words that stand in each panel."""
    for panel in drawing.part("panels"):
        x, y, width, height = (float(panel.attrib[a]) for a in ("x", "y", "width", "height"))
        number, *lines = [
            text.words
            for text in drawing.texts()
            if x < text.x < x + width and y < text.y < y + height
        ]
        yield number, " ".join(lines)


def test_panels_say_the_steps_in_their_order(drawing):
    assert list(words_of_panels(drawing)) == [(number, said) for number, said, _ in PANELS]


def test_each_panel_says_what_the_step_of_its_number_says_in_every_card():
    for _, document in read_guide(SHIPPED).documents():
        for card in document.care_cards:
            if card.level == "emergency":
                steps = [sign.text for sign in card.signs][-7:]
                for number, _, told in PANELS:
                    assert [words for words in told if words not in steps[int(number) - 1]] == []


def test_whoever_lies_on_the_left_side_faces_the_reader_with_the_head_to_the_right(drawing):
    """From the front, the left side is below only if the head is on the right."""
    (head,) = [
        group
        for group in drawing.part("left-side").iter(f"{SVG}g")
        if "rotate" in group.get("transform", "")
    ]

    assert "rotate(90)" in head.attrib["transform"]
    assert float(head.attrib["transform"].split("(")[1].split()[0]) > 153 / 2


def test_what_not_to_do_is_crossed_out_by_a_shape_and_no_colour_alone(drawing):
    red = [e for e in drawing.root.iter() if e.get("stroke") == "#992220"]

    assert {e.tag for e in red} == {f"{SVG}circle", f"{SVG}path"}
    assert all(e in list(drawing.part("no-standing")) for e in red)


def test_clock_has_its_first_five_minutes_filled_in(drawing):
    _, face, *_ = drawing.part("second-pen").iter(f"{SVG}circle")
    ((middle, start, end),) = lines(drawing.part("minutes").attrib["d"])

    assert middle == (float(face.attrib["cx"]), float(face.attrib["cy"]))
    assert round(minutes(middle, start), 1) == 0
    assert round(minutes(middle, end), 1) == 5
