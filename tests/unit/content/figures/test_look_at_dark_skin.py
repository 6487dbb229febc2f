"""Where to look for colour on brown and black skin: the four places that the page names."""

from content.guide_files import SHIPPED, read_guide
from tests.unit.content.figures.drawing import Drawing

PLACES = ["lips", "tongue", "palms", "soles"]
DARK = "#966a54"
# Palms and soles are lighter than the rest of dark skin.
LIGHTER = "#c9967f"


def test_each_place_has_its_name_and_the_page_names_all_four():
    drawing = Drawing("look-at-dark-skin")
    (page,) = [d for page, d in read_guide(SHIPPED).documents() if page.key == "get-help"]

    assert [text.words.lower() for text in drawing.texts()] == PLACES
    assert "look at lips, tongue, palms and soles" in page.html


def test_lips_and_tongue_are_on_dark_skin_and_palms_and_soles_lighter():
    drawing = Drawing("look-at-dark-skin")
    fills = {
        place: {e.get("fill") for e in drawing.part(place).iter() if e.get("fill")}
        for place in PLACES
    }

    assert DARK in fills["lips"] & fills["tongue"]
    assert LIGHTER in fills["palms"] & fills["soles"]


def test_each_foot_has_five_toes():
    toes = [float(toe.attrib["cx"]) for toe in Drawing("look-at-dark-skin").part("toes")]

    assert sorted(toes) == sorted(-x for x in toes)
    assert len(toes) == 10
