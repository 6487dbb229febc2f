"""Four heads from behind, each with a sign for a doctor in the next few days."""

import pytest

from content.guide_files import SHIPPED, read_guide
from tests.unit.content.figures.drawing import SVG, Drawing, lines

HAIR, SKIN = "#402e26", "#b88569"
HEADS = ["lump", "dent", "scar", "bald-patch"]
# Which path of a head is the outline of its top, after shoulders, neck and ears.
TOP = 3


@pytest.fixture(scope="module")
def drawing():
    return Drawing("lump-dent-scar-patch")


def top_of(drawing, name):
    return list(drawing.part(name).iter(f"{SVG}path"))[TOP]


def height_in_the_middle(drawing, name):
    """How high the outline of the head is, near its middle: a lower number is higher."""
    (outline,) = lines(top_of(drawing, name).attrib["d"])
    return min((y for x, y in outline if abs(x) < 9), default=None)


def test_each_head_has_its_name_and_all_say_what_to_do(drawing):
    assert [text.words for text in drawing.texts()] == [
        *("Lump", "Dent", "Scar", "Bald", "patch"),
        "No pain, heat, pus or fever:",
        "doctor in the next few days",
    ]


def test_only_the_bald_patch_lies_in_full_hair(drawing):
    fills = [top_of(drawing, name).get("fill") for name in HEADS]

    assert fills == [SKIN, SKIN, SKIN, HAIR]


def test_dent_goes_in_where_other_heads_are_round(drawing):
    round_top = height_in_the_middle(drawing, "scar")
    dent = height_in_the_middle(drawing, "dent")

    assert round_top == height_in_the_middle(drawing, "bald-patch")
    assert dent > round_top + 5


def test_lump_stands_above_where_other_heads_end(drawing):
    round_top = height_in_the_middle(drawing, "scar")

    assert height_in_the_middle(drawing, "lump") < round_top - 5


def test_card_on_the_page_names_the_same_signs_for_the_next_few_days():
    (page,) = [d for page, d in read_guide(SHIPPED).documents() if page.key == "get-help"]
    (card,) = [card for card in page.care_cards if card.level == "see"]
    signs = " ".join(sign.text for sign in card.signs)

    told = ["lump or sore without pain, heat, pus or fever", "bald patch", "dent", "scar"]
    assert [words for words in told if words not in signs] == []
