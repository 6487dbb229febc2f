"""What is true of each drawing: its names, its size, its one style."""

import re
from pathlib import Path

import brotli
import pytest

from content.markdown.blocks.figure import drawings
from tests.unit.content.figures.drawing import SVG, TITLED, Drawing, words

CSS = Path(__file__).resolve().parents[4] / "static/css"
NAMES = sorted(drawings())
# A phone of 320 px has 16 px of gutter and 1 px of frame on each side.
PHONE_PX = 320 - 2 * (16 + 1)
SMALLEST_ON_PHONE_PX = 16
SMALLEST_ON_PAPER_PT = 12
A4_HEIGHT_PX = (297 - 18 - 20) / 25.4 * 96
LETTER_HEIGHT_PX = (279.4 - 18 - 20) / 25.4 * 96
HEAVIEST_BROTLI_BYTES = 10_000
INK = "#231922"
# Runs across the home page and has its own tests.
ACROSS = "home-layers"
IN_TEXT = [name for name in NAMES if name != ACROSS]


def plate_px() -> float:
    """How wide a drawing is on paper at most, from the stylesheet."""
    css = (CSS / "components/figure.css").read_text().split(".figure__plate")[1]
    *_, width = re.findall(r"max-inline-size: (\d+)rem", css)
    return int(width) * 16


def test_there_are_twenty_two_drawings():
    assert NAMES == [
        "after-the-day",
        "bruise-or-ambulance",
        "hair-kinds",
        "hair-through-time",
        "home-layers",
        "lie-flat",
        "look-at-dark-skin",
        "lump-dent-scar-patch",
        "pain-with-help",
        "photos-to-take",
        "press-a-bleed",
        "press-a-glass",
        "scalp-depth",
        "scalp-on-the-day",
        "severe-allergy",
        "signs-on-the-skin",
        "stop-day",
        "thinning-or-patch",
        "vial-and-kit",
        "waits-after-a-visit",
        "watch-at-the-clinic",
        "which-rash-which-forehead",
    ]


@pytest.mark.parametrize("name", NAMES)
def test_drawing_has_a_title_and_a_short_description(name):
    root = Drawing(name).root

    title, description = list(root)[:2]

    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{name}-title {name}-desc"
    assert (title.tag, title.get("id")) == (f"{SVG}title", f"{name}-title")
    assert (description.tag, description.get("id")) == (f"{SVG}desc", f"{name}-desc")
    assert 10 < len(words(title)) < 60
    assert 100 < len(words(description)) < 400


@pytest.mark.parametrize("name", NAMES)
def test_drawing_says_its_size_for_a_page_without_styles(name):
    drawing = Drawing(name)

    size = float(drawing.root.attrib["width"]), float(drawing.root.attrib["height"])

    assert size == (drawing.width, drawing.height)


@pytest.mark.parametrize("name", NAMES)
def test_ids_carry_the_name_so_that_two_drawings_can_share_a_page(name):
    ids = [element.get("id") for element in Drawing(name).root.iter() if element.get("id")]

    assert [one for one in ids if not one.startswith(f"{name}-")] == []
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", NAMES)
def test_drawing_holds_nothing_that_the_policy_refuses_or_that_fetches(name):
    elements = list(Drawing(name).root.iter())

    tags = {element.tag.removeprefix(SVG) for element in elements}
    attributes = {attribute for element in elements for attribute in element.attrib}
    values = " ".join(value for element in elements for value in element.attrib.values())

    assert tags <= {
        "svg",
        "title",
        "desc",
        "g",
        "path",
        "rect",
        "circle",
        "ellipse",
        "text",
        "tspan",
        "use",
    }
    assert {a for a in attributes if a in {"style", "class"} or a.startswith("on")} == set()
    assert "url(" not in values
    # A part may be drawn again, from this file alone.
    again = [element.attrib["href"] for element in elements if "href" in element.attrib]
    assert [address for address in again if not address.startswith(f"#{name}-")] == []
    assert not any("href" in attribute for attribute in attributes - {"href"})


@pytest.mark.parametrize("name", NAMES)
def test_drawing_is_light_enough_to_stand_in_a_page(name):
    assert len(brotli.compress(drawings()[name].encode())) <= HEAVIEST_BROTLI_BYTES


@pytest.mark.parametrize("name", IN_TEXT)
def test_words_are_large_enough_on_a_phone_and_on_paper(name):
    drawing = Drawing(name)

    smallest = min(text.size for text in drawing.texts())

    assert smallest * PHONE_PX / drawing.width >= SMALLEST_ON_PHONE_PX
    assert smallest * plate_px() / drawing.width * 72 / 96 >= SMALLEST_ON_PAPER_PT


@pytest.mark.parametrize("name", IN_TEXT)
def test_drawing_fits_on_one_sheet(name):
    drawing = Drawing(name)

    assert drawing.height * plate_px() / drawing.width < min(A4_HEIGHT_PX, LETTER_HEIGHT_PX)


def test_drawings_share_one_unit_and_one_ink():
    found = [Drawing(name) for name in IN_TEXT]

    assert {drawing.width for drawing in found} == {320}
    for drawing in found:
        assert {e.get("font-family") for e in drawing.root.iter() if e.get("font-size")} == {
            "inherit"
        }
        assert {e.get("stroke") for e in drawing.root.iter() if e.get("stroke")} <= {
            *(INK, "none"),
            # Hair, the light on it and the light on a needle.
            *("#402e26", "#7b6252", "#9c7f6c", "#8d624b", "#c9d0d8"),
            # Inside of a hair root, arteries, veins, and fibres on each of the three skins.
            *("#f3dccf", "#a4463f", "#4d6580", "#c58f79", "#a06e53", "#7d5543"),
            # Limbs in clothes and shoes are thick lines; what not to do is crossed out in red.
            *("#cdb7c5", "#8fa1b3", "#4e5661", "#992220", "#fff"),
        }


def test_skin_comes_in_three_tones():
    light, middle, dark = "#dcab95", "#b88569", "#966a54"
    tones = {
        "scalp-depth": {light},
        "after-the-day": {middle},
        "hair-kinds": {middle},
        "home-layers": {middle},
        "scalp-on-the-day": {middle},
        "hair-through-time": {dark},
        "thinning-or-patch": {middle},
        "look-at-dark-skin": {dark},
        "lump-dent-scar-patch": {middle},
        "watch-at-the-clinic": {dark},
        "bruise-or-ambulance": {light, middle, dark},
        "press-a-glass": {middle, dark},
        "photos-to-take": {dark},
        "signs-on-the-skin": {light, dark},
        "stop-day": {dark},
        "vial-and-kit": {dark},
        "which-rash-which-forehead": {light, middle, dark},
        # First aid is for anybody: the skin is as pale as paper.
        "pain-with-help": set(),
        "lie-flat": set(),
        "waits-after-a-visit": set(),
        "press-a-bleed": set(),
        "severe-allergy": set(),
    }

    found = {
        name: {tone for tone in (light, middle, dark) if f'"{tone}"' in drawings()[name]}
        for name in NAMES
    }

    assert found == tones


@pytest.mark.parametrize("name", TITLED)
def test_panels_stand_apart_and_words_stay_off_their_frames(name):
    drawing = Drawing(name)
    panels = [
        tuple(float(rect.attrib[side]) for side in ("x", "y", "width", "height"))
        for rect in drawing.part("panels")
    ]

    for number, (x, y, width, height) in enumerate(panels):
        assert 4 <= x < x + width <= drawing.width - 4
        assert 4 <= y < y + height <= drawing.height - 4
        for left, top, wide, high in panels[number + 1 :]:
            assert left >= x + width + 5 or top >= y + height + 5 or x >= left + wide + 5, (
                top + high
            )
    for text in drawing.texts():
        (panel,) = [
            p for p in panels if p[0] < text.x < p[0] + p[2] and p[1] < text.y < p[1] + p[3]
        ]
        # Above the line are 13 units of letters, below it 5.
        assert panel[1] + 4 < text.y - 13
        assert text.y + 5 < panel[1] + panel[3] - 1
