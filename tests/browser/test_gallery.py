"""The gallery in a real browser: each component in both schemes, forced colours and on paper."""

import pytest
from coloraide import Color
from playwright.sync_api import expect

from content.gallery import components, documents
from tests.browser.accessibility import (
    WIDTH_OVERFLOW,
    WIDTHS_AND_SCHEMES,
    assert_axe_finds_nothing,
    assert_axe_finds_nothing_in_either_scheme,
)
from tests.browser.conftest import browsers
from tests.colours import hex_of, pairs_read
from tests.factories import make_staff

GALLERY = "/admin/content/revision/gallery/"
FRAME = f"{GALLERY}frame/"
# The names of the states of which nothing is seen.
WITHOUT_A_BOX = """() => [...document.querySelectorAll("[data-specimen]")]
  .filter((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const { width, height } = range.getBoundingClientRect();
    return width * height === 0;
  })
  .map((element) => element.dataset.specimen)"""
# Of all words that can be seen: their colour and that of what lies behind them.
INKS_ON_GROUNDS = """() => {
  const pairs = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || element.closest("svg, option")) continue;
    if (!element.checkVisibility()) continue;
    let behind = element;
    while (getComputedStyle(behind).backgroundColor === "rgba(0, 0, 0, 0)") {
      behind = behind.parentElement;
    }
    const { backgroundColor } = getComputedStyle(behind);
    pairs.add(`${getComputedStyle(element).color} on ${backgroundColor}`);
  }
  return [...pairs];
}"""


@pytest.fixture
def open_gallery(chromium, site):
    """Open the components by themselves, as a member of staff."""
    nurse = make_staff("nurse", ("view_revision",))
    with browsers(chromium, site, user=nurse) as open_:
        yield lambda query="", path=FRAME, **options: open_(path + query, **options)


@pytest.mark.parametrize(("width", "scheme"), WIDTHS_AND_SCHEMES)
def test_page_around_leads_to_a_component_and_axe_finds_nothing(open_gallery, width, scheme):
    page = open_gallery("?width=phone", GALLERY, width=width, color_scheme=scheme)

    page.get_by_role("link", name="Warning", exact=True).click()

    shown = page.frame_locator("iframe").get_by_role("heading", name="Warning", exact=True)
    expect(shown).to_be_in_viewport()
    assert page.evaluate(WIDTH_OVERFLOW) == 0
    assert_axe_finds_nothing(page)


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_in_either_scheme(open_gallery, width):
    page = open_gallery(width=width)

    assert_axe_finds_nothing_in_either_scheme(page)


def test_axe_finds_nothing_on_a_sheet(open_gallery, site):
    page = open_gallery("?document=sheet", width=1280)

    for document in documents():
        page.goto(f"{site}{FRAME}?document={document.id}")
        assert_axe_finds_nothing(page, document.id)


def test_scheme_that_is_asked_for_goes_before_the_system_s(open_gallery):
    ground = "getComputedStyle(document.documentElement).backgroundColor"

    asked = open_gallery("?scheme=dark", color_scheme="light").evaluate(ground)

    assert asked == open_gallery(color_scheme="dark").evaluate(ground)
    assert asked != open_gallery(color_scheme="light").evaluate(ground)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_have_no_other_colours_than_those_whose_contrast_is_computed(open_gallery, scheme):
    page = open_gallery(f"?scheme={scheme}", width=1280, reduced_motion="reduce")

    measured = {
        tuple(hex_of(Color(colour)) for colour in pair.split(" on "))
        for pair in page.evaluate(INKS_ON_GROUNDS)
    }

    assert measured - pairs_read(scheme) == set()
    assert len(measured) > 25


def test_each_state_is_seen_on_screen_and_in_forced_colours(open_gallery):
    page = open_gallery(width=1280)
    assert page.evaluate(WITHOUT_A_BOX) == []

    page.emulate_media(forced_colors="active")

    assert page.evaluate(WITHOUT_A_BOX) == []


def test_on_paper_is_what_is_of_use_there(open_gallery):
    page = open_gallery(width=794)
    page.emulate_media(media="print")

    assert page.evaluate(WITHOUT_A_BOX) == [
        f"{component.id}-{number}"
        for component in components()
        for number in range(1, len(component.states) + 1)
        if not component.is_printed
    ]


def test_no_component_is_wider_than_the_narrowest_phone(open_gallery):
    page = open_gallery(width=320)

    assert page.evaluate(WIDTH_OVERFLOW) == 0
