"""What to watch for before the first needle, and what to say if it is missing."""

from content.guide_files import SHIPPED, read_guide
from tests.unit.content.figures.drawing import Drawing

# What a picture is called, and what the page calls it.
WATCHED = {
    "Clean hands": "clean hands",
    "New gloves": "new gloves",
    "Sealed needle": "a sealed needle",
    "Wiped bottle": "a wiped vial (small bottle)",
}


def names(drawing):
    """The two lines below each picture, from left to right."""
    lines = {}
    for text in drawing.texts():
        lines.setdefault(text.x, []).append(text.words)
    return [" ".join(found) for found in lines.values()]


def test_each_picture_is_named_and_a_palm_says_stop():
    assert names(Drawing("watch-at-the-clinic")) == [*WATCHED, "One missing?", "Say “stop”"]


def test_page_names_the_same_four():
    (page,) = [d for page, d in read_guide(SHIPPED).documents() if page.key == "procedure"]

    assert [words for words in WATCHED.values() if words not in page.html.lower()] == []


def test_palm_is_the_hand_that_is_clean():
    """Both are bare skin, so that the palm is nobody's of the staff in gloves."""
    drawing = Drawing("watch-at-the-clinic")
    clean, glove, palm = (
        next(e.get("fill") for e in drawing.part(name) if e.get("fill"))
        for name in ("hands", "gloves", "stop")
    )

    assert clean == palm == "#966a54"
    assert glove == "#8fa1b3"
