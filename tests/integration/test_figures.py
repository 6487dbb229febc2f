"""The drawings on the pages of the shipped guide, each with its words."""

import re

import pytest

from content.markdown.blocks.figure import drawings

pytestmark = pytest.mark.django_db

PAGES = {
    "hair-kinds": "/who-it-suits/",
    "hair-through-time": "/how-it-works/",
    "photos-to-take": "/aftercare/",
    "scalp-depth": "/how-it-works/",
    "scalp-on-the-day": "/procedure/",
}
# The home page's own, outside its text.
ACROSS_THE_HOME_PAGE = "home-layers"


def test_each_drawing_stands_on_one_page(guide_responses):
    found = {
        name: [
            address
            for address, response in guide_responses.items()
            if f'id="figure-{name}"' in response.content.decode()
        ]
        for name in drawings()
        if name != ACROSS_THE_HOME_PAGE
    }

    assert found == {name: [address] for name, address in PAGES.items()}


@pytest.mark.parametrize("name", PAGES)
def test_drawing_comes_with_a_caption_and_a_full_description(guide_responses, name):
    html = guide_responses[PAGES[name]].content.decode()
    figure = html.split(f'id="figure-{name}"')[1].split("</figure>")[0]

    (caption,) = re.findall(r"<figcaption>(.*?)</figcaption>", figure, flags=re.DOTALL)
    (description,) = re.findall(
        r"<details><summary>Describe this picture</summary>(.*?)</details>", figure, flags=re.DOTALL
    )

    assert drawings()[name] in figure
    assert len(_words(caption)) > 8
    assert len(_words(description)) > 30


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("hair-kinds", ["temples", "parting", "crown", "bald patches"]),
        ("hair-through-time", ["grows", "rests", "shrink", "no hair"]),
        ("photos-to-take", ["hairline", "parting", "whorl"]),
        # Clinics name the needles' depths; those of the layers have no source.
        ("scalp-depth", ["1 mm", "2 mm", "4 mm", "outer skin", "fat", "skull"]),
        ("scalp-on-the-day", ["hours", "days", "weeks", "syringe", "vial"]),
    ],
)
def test_description_tells_what_the_drawing_shows(guide_pages, name, told):
    text = guide_pages[PAGES[name]].words(f"figure-{name}")
    description = text.split("Describe this picture")[1].lower()

    assert [words for words in told if words.lower() not in description] == []


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("hair-kinds", ["Slow thinning", "Thin all over", "Bald patches"]),
        ("hair-through-time", ["Minoxidil", "Finasteride", "Mesotherapy"]),
        ("scalp-depth", ["Outer skin", "Fat", "2 and 4 mm", "1 to 4 mm"]),
        ("scalp-on-the-day", ["At any time", "ambulance", "see a doctor today", "doctor soon"]),
    ],
)
def test_key_says_as_text_what_must_not_be_missed(guide_responses, name, told):
    html = guide_responses[PAGES[name]].content.decode()
    figure = html.split(f'id="figure-{name}"')[1].split("</figure>")[0]

    key = figure.split('<div class="figure__key">')[1].split("<details>")[0]
    key = key.replace("&nbsp;", " ").replace("\N{NO-BREAK SPACE}", " ")

    assert figure.index("</svg>") < figure.index('<div class="figure__key">')
    assert [words for words in told if words not in key] == []


def _words(html: str) -> list[str]:
    return re.sub(r"<[^>]*>", " ", html).split()
