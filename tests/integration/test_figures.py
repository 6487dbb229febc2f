"""The drawings on the pages of the shipped guide, each with its words."""

import re

import pytest

from content.markdown.blocks.figure import drawings
from tests.unit.content.figures.drawing import TITLED

pytestmark = pytest.mark.django_db

PAGES = {
    "after-the-day": "/procedure/",
    "bruise-or-ambulance": "/get-help/",
    "hair-kinds": "/who-it-suits/",
    "hair-through-time": "/how-it-works/",
    "lie-flat": "/procedure/",
    "look-at-dark-skin": "/get-help/",
    "lump-dent-scar-patch": "/get-help/",
    "pain-with-help": "/procedure/",
    "photos-to-take": "/aftercare/",
    "press-a-bleed": "/get-help/",
    "press-a-glass": "/get-help/",
    "scalp-depth": "/how-it-works/",
    "scalp-on-the-day": "/procedure/",
    "severe-allergy": "/get-help/",
    "signs-on-the-skin": "/get-help/",
    "stop-day": "/benefits/",
    "thinning-or-patch": "/what-it-is/",
    "vial-and-kit": "/questions-to-ask/",
    "waits-after-a-visit": "/aftercare/",
    "watch-at-the-clinic": "/procedure/",
    "which-rash-which-forehead": "/get-help/",
}
# Those of the page of help that stand beside what is usual too.
BESIDE_WHAT_IS_USUAL = {"bruise-or-ambulance", "lump-dent-scar-patch"}
# The home page's own, outside its text.
ACROSS_THE_HOME_PAGE = "home-layers"


def test_each_drawing_stands_on_its_pages_only(guide_responses):
    found = {
        name: {
            address
            for address, response in guide_responses.items()
            if f'id="figure-{name}"' in response.content.decode()
        }
        for name in drawings()
        if name != ACROSS_THE_HOME_PAGE
    }

    wanted = {name: {address} for name, address in PAGES.items()}
    for name in BESIDE_WHAT_IS_USUAL:
        wanted[name].add("/side-effects/")
    assert found == wanted


def test_drawing_that_stands_twice_tells_the_same_acts(guide_responses):
    def signs_beside(name, address):
        html = guide_responses[address].content.decode().split(f'id="figure-{name}"')[1]
        return re.findall(r"<li>(.*?)</li>", html.split("<details>")[0], flags=re.DOTALL)

    for name in BESIDE_WHAT_IS_USUAL:
        assert signs_beside(name, PAGES[name]) == signs_beside(name, "/side-effects/"), name


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
        ("after-the-day", ["hours", "days", "weeks", "puffy forehead", "any time"]),
        ("press-a-bleed", ["firmly", "cloth", "10 minutes", "keep pressing"]),
        ("scalp-on-the-day", ["step 1", "step 2", "syringe", "vial", "thin area"]),
        ("severe-allergy", ["outer thigh", "flat", "left side", "leans back", "do not stand"]),
        ("severe-allergy", ["5 minutes", "second pen", "hospital"]),
        ("signs-on-the-skin", ["light skin", "dark skin", "eyelid", "bumps", "net", "patches"]),
        ("vial-and-kit", ["sealed cap", "batch number", "expiry date", "pack", "glove", "scalp"]),
        ("press-a-glass", ["light brown skin", "dark skin", "glass", "gone", "still there"]),
        (
            "bruise-or-ambulance",
            ["3 people", "bare scalp", "small bruise", "eyelids", "large patches", "net"],
        ),
        (
            "watch-at-the-clinic",
            ["clean hand", "glove", "sealed pack", "wiped vial", "palm", "stop"],
        ),
        ("waits-after-a-visit", ["visit", "days 1 to 7", "dark bar", "tick", "all 8 columns"]),
        ("lie-flat", ["both legs", "pregnant", "left side", "breathless", "leans back"]),
        ("lump-dent-scar-patch", ["from behind", "lump", "dent", "scar", "bald patch"]),
        (
            "pain-with-help",
            ["vibration", "ice", "7.4 to 8.0", "2.1 to 2.3", "5.3", "4.2", "6.6", "4.1", "rounded"],
        ),
        (
            "stop-day",
            ["front", "top", "crown", "1 March", "18 weeks", "5 July", "go on", "stop", "1 year"],
        ),
        ("look-at-dark-skin", ["lips", "tongue", "palm", "soles", "dark skin"]),
        ("thinning-or-patch", ["from above", "single hairs", "crown", "round bald patch"]),
        ("which-rash-which-forehead", ["raised", "flat", "from the side", "one side", "both"]),
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
        ("press-a-bleed", ["Bleeding is heavy", "10 minutes", "call an ambulance now"]),
        ("signs-on-the-skin", ["swell fast", "pen first", "call an ambulance now"]),
        ("after-the-day", ["At any time", "ambulance", "see a doctor today", "few days"]),
        ("vial-and-kit", ["Official advice", "Our own advice", "batch number", "expiry date"]),
        ("press-a-glass", ["pressed glass", "call an ambulance now"]),
        ("bruise-or-ambulance", ["call an ambulance now", "see a doctor today", "wait"]),
        ("which-rash-which-forehead", ["pen first", "pressed glass", "with a fever", "today"]),
    ],
)
def test_key_says_as_text_what_must_not_be_missed(guide_responses, name, told):
    html = guide_responses[PAGES[name]].content.decode()
    figure = html.split(f'id="figure-{name}"')[1].split("</figure>")[0]

    key = figure.split('<div class="figure__key">')[1].split("<details>")[0]
    key = key.replace("&nbsp;", " ").replace("\N{NO-BREAK SPACE}", " ")

    assert figure.index("</svg>") < figure.index('<div class="figure__key">')
    assert [words for words in told if words not in key] == []


@pytest.mark.parametrize("name", TITLED)
def test_caption_starts_with_a_title_and_the_page_says_whose_drawing_it_is(guide_responses, name):
    html = guide_responses[PAGES[name]].content.decode()
    caption = html.split(f'id="figure-{name}"')[1].split("</figcaption>")[0]

    assert re.search(r"<figcaption><strong>[^<]+\.</strong><br>", caption)
    assert "all drawings are ours too" in html.split('role="doc-bibliography"')[1]


def _words(html: str) -> list[str]:
    return re.sub(r"<[^>]*>", " ", html).split()
