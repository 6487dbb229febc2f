"""What a reader finds at once on every page: the heading, help, the way around."""

import pytest

from tests.browser.accessibility import WIDTH_OVERFLOW, assert_axe_finds_nothing_in_either_scheme
from tests.integration.pages import ADDRESSES, TOOLS

TOP_OF_HEADING = "document.querySelector('h1').getBoundingClientRect().top"
# The heading's own words, without the topic below them.
BOTTOM_OF_HEADING = """() => {
  const range = document.createRange();
  range.selectNodeContents(document.querySelector("h1").firstChild);
  return range.getBoundingClientRect().bottom;
}"""
HEIGHT_OF_HEADER = "document.querySelector('.site-header').offsetHeight"
# The colour of a card's head and of its words, as a screen shows them.
COLOURS = """(head) => {
  const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  return ["backgroundColor", "color"].map((name) => {
    pen.fillStyle = getComputedStyle(head)[name];
    pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  });
}"""


def test_heading_begins_high_on_a_phone_and_is_on_the_first_screen_at_four_times_the_size(
    open_page, site
):
    page = open_page("/")

    for address in [*ADDRESSES, *TOOLS]:
        page.set_viewport_size({"width": 390, "height": 844})
        page.goto(site + address)
        assert page.evaluate(TOP_OF_HEADING) <= 140, address

        # A desktop of 1280 by 1024 pixels at 400 per cent.
        page.set_viewport_size({"width": 320, "height": 256})
        assert page.evaluate(BOTTOM_OF_HEADING) <= 256, address
        # One row.
        assert page.evaluate(HEIGHT_OF_HEADER) < 64, address


def test_keyboard_meets_help_right_after_the_sites_name(open_page):
    page = open_page("/costs/", width=1280)
    met = []

    for _ in range(4):
        page.keyboard.press("Tab")
        met.append(page.locator(":focus").inner_text().strip())

    assert met == [
        "Skip to main content",
        "Mesotherapy for hair loss",
        "Get help",
        "Menu",
    ]


def test_menu_opens_by_keyboard_without_script_and_moves_nothing(open_page):
    page = open_page("/words/", java_script_enabled=False)
    top = page.locator("h1").bounding_box()["y"]
    menu = page.get_by_role("navigation", name="Main")
    assert not menu.is_visible()

    page.locator("summary", has_text="Menu").focus()
    page.keyboard.press("Enter")

    assert menu.get_by_role("link").all_inner_texts() == [
        "Guide",
        "Common questions",
        "Handouts",
        "Words explained",
        "Questions for the clinic",
        "Sources",
    ]
    assert page.locator("h1").bounding_box()["y"] == top
    assert menu.locator("[aria-current=page]").inner_text() == "Words explained"


@pytest.mark.parametrize("address", ["/get-help/", "/side-effects/", "/aftercare/"])
def test_emergency_card_is_red_in_both_schemes_and_framed_in_forced_colours(open_page, address):
    page = open_page(address, reduced_motion="reduce")
    card = page.locator(".care--emergency")

    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        (red, green, blue), words = card.get_by_role("heading").first.evaluate(COLOURS)
        assert red > 150, scheme
        assert max(green, blue) < 60, scheme
        assert words == [255, 255, 255], scheme

    page.emulate_media(forced_colors="active")
    frame = card.evaluate(
        "card => [getComputedStyle(card).borderTopStyle, getComputedStyle(card).borderTopWidth]"
    )
    line, ground = card.evaluate(
        "card => [getComputedStyle(card).borderTopColor, getComputedStyle(card).backgroundColor]"
    )
    assert frame == ["solid", "6px"]
    assert line != ground


def test_only_a_fold_of_links_stands_before_the_first_card_of_help(open_page):
    page = open_page("/get-help/")

    card = page.locator(".care--emergency").bounding_box()

    # Its heading and its first signs are on the first screen of a phone.
    assert card["y"] < 360
    assert page.get_by_text("tight throat").first.bounding_box()["y"] < 680


def test_doors_are_on_the_first_screen_and_home_is_short(open_page):
    page = open_page("/")

    doors = page.locator(".doors__door")

    assert [door.get_attribute("href") for door in doors.all()] == [
        "/summary/",
        "/procedure/",
        "/get-help/",
    ]
    last = doors.last.bounding_box()
    assert last["y"] + last["height"] <= 844
    assert page.evaluate("document.documentElement.scrollHeight") < 3500


@pytest.mark.parametrize("width", [960, 1280, 1920])
def test_facts_of_home_stand_in_columns_within_their_box(open_page, width):
    page = open_page("/", width=width)

    assert page.evaluate(WIDTH_OVERFLOW) <= 0
    tops = {heading.bounding_box()["y"] for heading in page.locator(".home__facts h3").all()}
    assert len(tops) == 1


@pytest.mark.parametrize(("width", "height"), [(1366, 700), (1280, 1024), (1024, 500)])
def test_contents_go_along_with_a_long_text_and_all_of_it_can_be_reached(open_page, width, height):
    page = open_page("/side-effects/", width=width, height=height)
    contents = page.get_by_role("navigation", name="Contents")

    page.evaluate("scrollTo(0, 3000)")
    box = contents.bounding_box()
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= height + 1
    assert contents.get_by_role("link").first.is_visible()

    contents.get_by_role("link").last.focus()
    last = contents.get_by_role("link").last.bounding_box()
    assert 0 <= last["y"] <= height - last["height"]


def test_reader_goes_to_a_part_of_a_long_page(open_page):
    page = open_page("/side-effects/", java_script_enabled=False)

    page.locator("summary", has_text="On this page").click()
    page.get_by_role("navigation", name="On this page").get_by_role(
        "link", name="Lower the risk, report harm"
    ).click()

    assert page.url.endswith("#lower-the-risk")
    assert 0 <= page.locator("#lower-the-risk").bounding_box()["y"] < 200


def test_axe_finds_nothing_at_any_width(open_page, site):
    page = open_page("/", bypass_csp=True, reduced_motion="reduce")

    for address in ("/", "/get-help/", "/side-effects/"):
        page.goto(site + address)
        page.locator("summary", has_text="Menu").click()
        # A phone is looked at with all pages.
        for width in (320, 768, 1280):
            page.set_viewport_size({"width": width, "height": 844})
            assert_axe_finds_nothing_in_either_scheme(page, f"{address} {width}")
