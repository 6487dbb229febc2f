"""How to press a bleed: a cloth, the first 10 minutes of a clock, and when to call."""

from tests.unit.content.figures.drawing import SVG, Drawing, lines, minutes


def test_clock_has_its_first_ten_minutes_filled_in():
    drawing = Drawing("press-a-bleed")
    _, face, _ = drawing.part("clock").iter(f"{SVG}circle")
    ((middle, start, end),) = lines(drawing.part("minutes").attrib["d"])

    assert middle == (float(face.attrib["cx"]), float(face.attrib["cy"]))
    assert round(minutes(middle, start), 1) == 0
    assert round(minutes(middle, end), 1) == 10


def test_heavy_bleeding_is_not_left_to_the_clock():
    texts = [text.words for text in Drawing("press-a-bleed").texts()]

    assert " ".join(texts) == (
        "Clean cloth, press firmly Keep on for 10 minutes "
        "Heavy, or not stopped? Call, and keep pressing"
    )
