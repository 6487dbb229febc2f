import re
from xml.etree import ElementTree

import brotli
import pytest

from content.markdown import render
from content.markdown.blocks.people import HEIGHT, PERSON, ROW, WIDTH, numeral, picture
from tests.unit.content.markdown.problems import problems

NUMBER = "A picture of people needs a whole number from 0 to 100: ::: people 63 of 100"
ONE_CAPTION = "A picture of people needs a caption of one paragraph, and nothing else."
HEAD = re.compile(r"M(\d+) (\d+)")
MOVE = re.compile(r"m(-?\d+)(-?\d+)")


def unsaid(count: int) -> str:
    return f"This caption does not say “{count} in 100”: who cannot see the picture needs its number in words."


def places(path: str) -> list[tuple[int, int]]:
    """Row and place of each person in a path, from where its own pen goes."""
    found = []
    for row in filter(None, re.split(r"(?=M)", path)):
        move, *moves = row.split(PERSON)[:-1]
        x, y = map(int, HEAD.fullmatch(move).groups())
        found.append((y // HEIGHT, x // WIDTH))
        for move in moves:
            # A person ends at the left foot: 1 left of the head's start, and 9 below.
            dx, dy = map(int, MOVE.fullmatch(move).groups())
            x, y = x - 1 + dx, y + 9 + dy
            found.append((y // HEIGHT, x // WIDTH))
    return found


@pytest.mark.parametrize("count", [0, 1, 9, 10, 11, 45, 63, 99, 100])
def test_picture_has_a_hundred_people_in_rows_of_ten_the_first_of_them_filled(count):
    svg = ElementTree.fromstring(picture(count))  # noqa: S314 (our own)
    filled, outlined = svg

    everybody = [(number // ROW, number % ROW) for number in range(100)]
    assert places(filled.get("d")) == everybody[:count]
    assert places(outlined.get("d")) == everybody[count:]
    assert filled.get("fill") == "currentColor"
    assert outlined.get("fill") is None
    assert svg.attrib == {
        "width": "100",
        "height": "140",
        "viewBox": "0 0 100 140",
        "aria-hidden": "true",
        "fill": "none",
        "stroke": "currentColor",
    }


def test_number_stands_above_its_picture_for_those_who_see_it():
    html = render("::: people 63 of 100\nAbout 63 in 100.\n:::").html

    assert numeral("63") + picture(63) + "<figcaption>" in html
    assert 'aria-hidden="true">63<' in numeral("63")


# None, one, all; 13 takes the most bytes, 45 ends within a row.
@pytest.mark.parametrize("count", [0, 1, 13, 45, 100])
def test_picture_is_small_and_has_no_id(count):
    assert len(brotli.compress(picture(count).encode())) < 1024
    assert "id=" not in picture(count)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("Words.\n\n::: people\nAbout 63 in 100.\n:::", 3, NUMBER),
        ("::: people 63\nAbout 63 in 100.\n:::", 1, NUMBER),
        ("::: people 63 of 200\nAbout 63 of 200.\n:::", 1, NUMBER),
        ("::: people 101 of 100\nAbout 101 in 100.\n:::", 1, NUMBER),
        ("::: people 063 of 100\nAbout 63 in 100.\n:::", 1, NUMBER),
        ("::: people -3 of 100\nAbout 3 in 100.\n:::", 1, NUMBER),
        ("::: people 62.8 of 100\nAbout 62.8 in 100.\n:::", 1, NUMBER),
        ("::: people ६३ of 100\nAbout ६३ in 100.\n:::", 1, NUMBER),
        ("::: people 63 of 100\n:::", 1, ONE_CAPTION),
        ("::: people 63 of 100\nAbout 63 in 100.\n\nMore.\n:::", 1, ONE_CAPTION),
        ("::: people 63 of 100\n- About 63 in 100.\n:::", 1, ONE_CAPTION),
        ("::: people 63 of 100\n54 of 86 women.\n:::", 1, unsaid(63)),
        ("::: people 63 of 100\nAbout 36 in 100.\n:::", 1, unsaid(63)),
        ("::: people 3 of 100\nAbout 63 in 100.\n:::", 1, unsaid(3)),
        ("::: people 63 of 100\nAbout 63 in 1000.\n:::", 1, unsaid(63)),
        ("::: people 63 of 100\nAbout 63 in 100,000.\n:::", 1, unsaid(63)),
        ("::: people 3 of 100\nAbout 2.3 in 100.\n:::", 1, unsaid(3)),
    ],
)
def test_people_problem(text, line, message):
    assert problems(text) == [(line, message)]


@pytest.mark.parametrize(
    "caption",
    [
        "About 63 in 100.",
        "63 of 100 women",
        "They were 63 out of 100.",
        "About **63** in\n100.",
        "(63 in 100)",
    ],
)
def test_caption_may_say_the_number_in_its_own_way(caption):
    document = render(f"::: people 63 of 100\n{caption}\n:::")

    assert document.problems == ()
    assert picture(63) in document.html


def test_caption_is_read_like_any_paragraph_of_ours():
    document = render("::: people 63 of 100\nWith it, 63 in 100 were better. [@moftah2012]\n:::")

    assert [(p.kind, p.text) for p in document.passages] == [
        ("paragraph", "With it, 63 in 100 were better.")
    ]
    assert [citation.key for citation in document.citations] == ["moftah2012"]


def test_author_cannot_write_a_picture_without_its_caption():
    html = render('<div data-drawing="people-63"></div>\n\n`<div data-drawing="people-63"></div>`')

    assert "<svg" not in html.html
