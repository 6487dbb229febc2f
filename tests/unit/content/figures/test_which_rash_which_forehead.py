"""Three rashes and three swellings, from the most urgent to the mildest, each with what to do."""

import pytest

from content.guide_files import SHIPPED, read_guide
from tests.unit.content.figures.drawing import SVG, Drawing, lines

LIGHT, DARK, INK = "#dcab95", "#966a54", "#231922"
RASHES = ["raised-rash", "flat-rash-spreads", "flat-rash-stays"]
# What each panel says, what to do, and where the guide says so: on a card, or in its text.
PANELS = [
    ("A raised rash spreads:", "pen first, then call an ambulance now", "emergency"),
    (
        "A flat rash spreads or comes beyond the needle points:",
        "see a doctor today",
        "urgent",
    ),
    (
        "A flat rash stays at the needle points:",
        "see a doctor in the next few days",
        "see",
    ),
    (
        "Lips swell, or eyelids or face swell fast or on waking:",
        "pen first, then call an ambulance now",
        "emergency",
    ),
    (
        "An eyelid or one side of the forehead swells slowly, without pain or heat:",
        "see a doctor today",
        "urgent",
    ),
    (
        "A forehead puffy on both sides, for up to 4 days, no sign above:",
        "clean cold pack, look each day",
        "text",
    ),
]
# Lines of the list, or of the section, that hold the signs of each panel.
SAID = [
    ["a raised rash spreads (pen first)"],
    ["a flat rash spreads or comes beyond the needle points"],
    ["a flat rash stays at the needle points"],
    [
        "your lips swell, fast or slowly (pen first)",
        "your eyelids or face swell fast (within hours, on waking, or unsure; pen first)",
    ],
    [
        "an eyelid (or both), or your whole face, swells slowly (over days), without pain or heat",
        "one side of your forehead swells slowly, without pain or heat",
    ],
    ["Is it only your forehead, on both sides, even if overnight, with no sign above?"],
]


@pytest.fixture(scope="module")
def drawing():
    return Drawing("which-rash-which-forehead")


@pytest.fixture(scope="module")
def page():
    (document,) = [d for page, d in read_guide(SHIPPED).documents() if page.key == "get-help"]
    return document


def panels_of(drawing):
    """The sign, in plain letters, and what to do, in bold, of each panel."""
    for panel in drawing.part("panels"):
        top, height = float(panel.attrib["y"]), float(panel.attrib["height"])
        lines = [
            e for e in drawing.root.iter(f"{SVG}text") if top < float(e.attrib["y"]) < top + height
        ]
        sign, action = (
            " ".join(e.text for e in lines if e.get("font-weight") == weight)
            for weight in (None, "700")
        )
        yield sign, action


def test_each_panel_says_its_sign_and_in_bold_what_to_do(drawing):
    assert list(panels_of(drawing)) == [(sign, action) for sign, action, _ in PANELS]


def test_each_sign_stands_in_the_list_that_tells_to_do_the_same(page):
    """Of an ambulance, below the heading of all its signs; else on the card."""
    lists = {card.level: " ".join(sign.text for sign in card.signs) for card in page.care_cards}
    lists["emergency"] = page.html.split('id="sight-and-skin"')[1].split("<h2")[0]
    lists["text"] = page.html

    assert [
        line
        for (_, _, level), said in zip(PANELS, SAID, strict=True)
        for line in said
        if line not in lists[level]
    ] == []


def test_an_emergency_has_a_thick_frame_and_comes_first_in_its_half(drawing):
    levels = [level for _, _, level in PANELS]
    thick = [panel.get("stroke-width") for panel in drawing.part("panels")]

    assert levels[::3] == ["emergency", "emergency"]
    assert ["4" if level == "emergency" else None for level in levels] == thick


@pytest.mark.parametrize("rash", RASHES)
def test_rash_has_the_same_shape_on_both_skins_and_no_colour_that_is_made_up(drawing, rash):
    light, dark, _ = drawing.part(rash)

    assert shapes(light) == shapes(dark) != []
    for swatch, skin in ((light, LIGHT), (dark, DARK)):
        fills = {e.get("fill") for e in swatch.iter() if e.get("fill")}
        assert skin in fills <= {skin, INK, "#f3dccf", "none"}


def test_only_a_rash_that_spreads_has_arrows_and_spots_beyond_the_needle_points(drawing):
    _, spreads, stays = (drawing.part(rash)[0] for rash in RASHES)

    spots_that_spread, spots_that_stay = (
        lines(next(e for e in swatch.iter() if e.get("opacity")).attrib["d"])
        for swatch in (spreads, stays)
    )

    assert spots_that_spread[: len(spots_that_stay)] == spots_that_stay
    assert len(spots_that_stay) == 9 < len(spots_that_spread) - 20
    assert len(shapes(spreads)) == len(shapes(stays)) + 2


def test_only_the_raised_rash_is_uneven_from_the_side(drawing):
    raised, *flat = (drawing.part(rash)[2].find(f"{SVG}path").attrib["d"] for rash in RASHES)

    assert "C" in raised
    assert not any("C" in outline for outline in flat)


def shapes(element):
    return [e.get("d") for e in element.iter() if e.get("d")]
