"""A reader works out the price of a whole course, on screen and on paper."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import (
    WIDTH_OVERFLOW,
    assert_axe_finds_nothing,
    assert_axe_finds_nothing_in_either_scheme,
)

FILLED_IN = "/costs/?price=4000&currency=INR"
SIX, TEN = "6 visits: INR 24,000.", "10 visits: INR 40,000."


@pytest.mark.parametrize("script", [True, False])
def test_reader_mends_a_mistake_by_keyboard_and_lands_at_the_price(chromium, site, script):
    # Not `open_page`: the browser notes the refused form in its console, as it should.
    page = chromium.new_page(java_script_enabled=script, bypass_csp=True)
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{site}/costs/#extra-costs")
    page.get_by_label("The price of 1 visit").fill("cheap")
    page.get_by_label("The price of 1 visit").press("Enter")

    expect(page).to_have_title(re.compile("^Error: Costs"))
    expect(page.locator(".error-summary")).to_be_focused()
    expect(page.locator(".error-summary")).to_be_in_viewport()
    page.get_by_role("link", name="What is the price in digits").press("Enter")
    expect(page.get_by_label("The price of 1 visit")).to_be_focused()
    expect(page.get_by_label("The price of 1 visit")).to_have_value("cheap")
    if script:
        assert_axe_finds_nothing(page)
    page.get_by_label("The price of 1 visit").fill("INR 4,000")
    page.keyboard.press("Enter")

    expect(page.locator(".whole-course")).to_be_focused()
    expect(page.get_by_text(SIX)).to_be_in_viewport()
    expect(page.get_by_text(TEN)).to_be_in_viewport()
    assert page.url.endswith("/costs/?price=INR+4%2C000&visits=&top_ups=&other=")
    page.close()


@pytest.mark.parametrize("address", [FILLED_IN, "/costs/?price=" + "9" * 40])
def test_form_and_answer_never_scroll_sideways(chromium, site, address):
    page = chromium.new_page(viewport={"width": 320, "height": 640})
    page.goto(site + address)
    assert page.evaluate(WIDTH_OVERFLOW) <= 0

    page.set_viewport_size({"width": 640, "height": 640})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(WIDTH_OVERFLOW) <= 0
    page.close()


def test_controls_are_large_enough_for_a_thumb(open_page):
    page = open_page(FILLED_IN, width=320)

    for control in page.locator(".plan-form :is(input, button)").all():
        box = control.bounding_box()
        assert min(box["width"], box["height"]) >= 44


def test_axe_finds_nothing_in_the_answer_in_either_scheme(open_page):
    page = open_page(FILLED_IN, bypass_csp=True, reduced_motion="reduce")

    assert_axe_finds_nothing_in_either_scheme(page)


def test_paper_has_the_answer_or_lines_for_a_pen(open_page, site):
    page = open_page(FILLED_IN)
    page.emulate_media(media="print")
    lines = page.locator(".whole-course__line:visible")

    expect(page.get_by_text(SIX)).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)
    expect(lines).to_have_count(2)
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "none"

    page.goto(f"{site}/costs/")
    expect(page.get_by_text("6 visits, 6 × that price:")).to_be_visible()
    expect(page.get_by_text("10 visits, 10 × that price:")).to_be_visible()
    expect(lines).to_have_count(5)
    widths = [line.bounding_box()["width"] for line in lines.all()]
    assert min(widths) > 150
