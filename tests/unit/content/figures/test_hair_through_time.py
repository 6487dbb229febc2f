"""The three hair roots, and the three boxes that hold claims and no hair."""

import re

import pytest

from content.markdown.how_sure import WORDS
from tests.unit.content.figures.drawing import SVG, Drawing, paths, words

BOXES = ["minoxidil", "finasteride", "mesotherapy"]


@pytest.fixture(scope="module")
def drawing():
    return Drawing("hair-through-time")


def test_three_stages_are_named_over_their_roots(drawing):
    texts = list(drawing.texts(drawing.part("stages")))[:3]
    roots = [float(root.attrib["cx"]) for root in drawing.part("roots").iter(f"{SVG}ellipse")]

    assert [text.words for text in texts] == ["Growing", "Resting", "Shrunken"]
    assert [abs(text.x - cx) < 12 for text, cx in zip(texts, roots, strict=True)] == [True] * 3


@pytest.mark.parametrize("box", BOXES)
def test_box_is_an_empty_outline_with_words(drawing, box):
    part = drawing.part(box)

    (frame,) = part.iter(f"{SVG}rect")

    assert frame.get("fill") == "none"
    assert frame.get("stroke-width") == "1.5"
    tags = {element.tag.removeprefix(SVG) for element in part.iter()}
    assert tags == {"g", "rect", "path", "text", "tspan"}
    # The only lines are the short upright bars that stand before a label.
    assert all(len(line) == 2 and line[0][0] == line[1][0] for line in paths(part))
    assert all(abs(line[1][1] - line[0][1]) <= 18 for line in paths(part))


def test_no_hair_stands_near_a_box(drawing):
    top = min(float(drawing.part(box).find(f"{SVG}rect").attrib["y"]) for box in BOXES)
    hair = [e for e in drawing.root.iter() if "#402e26" in (e.get("fill"), e.get("stroke"))]

    lowest = max(y for element in hair for line in paths(element) for _, y in line)

    assert lowest < top
    assert len(hair) == 2
    assert set(hair) <= set(drawing.part("roots").iter())


@pytest.mark.parametrize(
    ("box", "levels"),
    [("minoxidil", ["good"]), ("finasteride", ["good"]), ("mesotherapy", ["weak", "weak"])],
)
def test_box_says_how_sure_we_are_in_the_words_of_the_guide(drawing, box, levels):
    bold = [
        words(span)
        for span in drawing.part(box).iter(f"{SVG}tspan")
        if words(span) in WORDS.values()
    ]

    assert bold == [WORDS[level] for level in levels]
    assert len(paths(drawing.part(box))) == len(levels)


def test_change_is_said_and_not_promised(drawing):
    assert "What each is said to change" in {text.words for text in drawing.texts()}
    assert "said to" in words(drawing.part("mesotherapy"))
    assert not re.search(r"regrow|new hair|thicker", words(drawing.root), re.IGNORECASE)


def test_arrows_give_no_number(drawing):
    # The guide has no source for how long a root grows or rests.
    assert re.findall(r"\d", words(drawing.part("stages"))) == []
    assert len(paths(drawing.part("arrows"))) == 6
