"""A reader puts two treatments side by side, on a phone, by keyboard and on paper."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import WIDTH_OVERFLOW, assert_axe_finds_nothing_in_either_scheme

LONGEST = "/comparing/?a=prp&b=finasteride"
WRONG = "/comparing/?a=minoxidil&b=minoxidil"
TABLE = ".side-by-side"
HEADS = f"{TABLE} thead"
# WCAG 1.4.12.
TEXT_SPACING = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important;"
    " word-spacing: .16em !important } p { margin-block-end: 2em !important }"
)


def heading(page, name):
    return page.get_by_role("heading", name=name)


def test_reader_chooses_two_without_script_and_lands_at_the_table(open_page):
    page = open_page("/comparing/", java_script_enabled=False)

    page.get_by_label("First choice").select_option(label="Minoxidil")
    page.get_by_label("Second choice").select_option(label="Doing nothing")
    page.get_by_role("button", name="Show side by side").click()

    expect(page).to_have_url(re.compile(r"/comparing/\?a=minoxidil&b=nothing#side-by-side-table$"))
    expect(heading(page, "Minoxidil beside Doing nothing")).to_be_in_viewport()
    expect(page.get_by_label("First choice")).to_have_value("minoxidil")
    expect(page.get_by_label("Second choice")).to_have_value("nothing")


def test_keyboard_alone_goes_from_the_form_over_an_error_to_the_table(open_page):
    page = open_page("/comparing/")

    page.get_by_label("Second choice").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_title(re.compile("^Error: "))
    expect(page.locator(".error-summary")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Second choice")).to_be_focused()
    page.keyboard.type("Low")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(heading(page, "Mesotherapy beside Low-level laser")).to_be_in_viewport()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.side-by-side') !== null")


def test_phone_shows_two_after_one_tap_and_each_wide_table_after_another(open_page):
    page = open_page("/comparing/", java_script_enabled=False)
    wide = page.locator("#table-harm")
    expect(page.locator(".table-scroll table:visible")).to_have_count(0)
    expect(heading(page, "Mesotherapy beside Doing nothing")).to_be_visible()

    page.get_by_role("link", name="Mesotherapy beside Minoxidil").click()
    expect(heading(page, "Mesotherapy beside Minoxidil")).to_be_in_viewport()
    expect(page.get_by_role("table", name="What studies found")).to_be_visible()
    expect(page.locator(f"{TABLE}:visible")).to_have_count(1)
    expect(page.locator(".table-scroll table:visible")).to_have_count(0)
    page.get_by_role("link", name="Wide table: Side effects").click()

    expect(wide).to_be_in_viewport()
    expect(page.locator(".table-scroll table:visible")).to_have_count(1)
    overflow = "box => box.scrollWidth - box.clientWidth"
    assert page.locator(".table-scroll:has(#table-harm)").evaluate(overflow) <= 0

    page.set_viewport_size({"width": 1280, "height": 800})
    expect(page.locator(".table-scroll table:visible")).to_have_count(11)
    expect(page.locator(".wide-table:visible")).to_have_count(0)
    page.goto(page.url.partition("?")[0])
    expect(page.locator(f"{TABLE}:visible")).to_have_count(0)


@pytest.mark.parametrize(
    ("width", "text_size", "is_spaced"),
    [(320, "100%", True), (1280, "200%", False), (640, "200%", True)],
)
def test_choices_stay_in_the_window_however_text_is_set(open_page, width, text_size, is_spaced):
    page = open_page("/comparing/", width=width, height=640, bypass_csp=True)
    page.evaluate(f"document.documentElement.style.fontSize = '{text_size}'")
    if is_spaced:
        page.add_style_tag(content=TEXT_SPACING)

    assert page.evaluate(WIDTH_OVERFLOW) <= 0
    for control in page.locator(".compare-form :is(a, select, button)").all():
        box = control.bounding_box()
        assert box["x"] + box["width"] <= width - 15
        assert box["height"] >= 44


@pytest.mark.parametrize("text_size", ["100%", "200%"])
def test_all_of_the_table_fits_the_narrowest_phone(open_page, text_size):
    page = open_page(LONGEST, width=320 if text_size == "100%" else 640, height=640)
    page.evaluate(f"document.documentElement.style.fontSize = '{text_size}'")

    box = page.locator(TABLE).bounding_box()
    cells = page.locator(f"{TABLE} td").evaluate_all(
        "cells => cells.filter(cell => cell.scrollWidth > cell.clientWidth).length"
    )
    heights = page.locator(".compare-form :is(select, button)").evaluate_all(
        "controls => controls.map(control => control.offsetHeight)"
    )
    assert page.evaluate(WIDTH_OVERFLOW) <= 0
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= page.viewport_size["width"]
    assert cells == 0
    assert len(heights) == 3
    assert min(heights) >= 44


def test_head_stays_in_sight_and_covers_no_link_that_has_the_focus(open_page):
    page = open_page(LONGEST, width=320, height=640)
    links = page.locator(f"{TABLE} td a")

    links.last.focus()
    for _ in range(links.count() - 1):
        page.keyboard.press("Shift+Tab")
        link = page.locator(":focus")
        bar = page.locator(f"{TABLE} table:has(:focus) th").first.bounding_box()
        assert link.bounding_box()["y"] >= bar["y"] + bar["height"] - 1
    expect(links.first).to_be_focused()
    for table in page.locator(f"{TABLE} table").all():
        table.locator("tbody").last.scroll_into_view_if_needed()
        expect(table.locator("thead th").first).to_be_in_viewport()


def test_axe_finds_nothing_beside_a_table_or_an_error(open_page, site):
    page = open_page(LONGEST, width=320, bypass_csp=True, reduced_motion="reduce")
    assert_axe_finds_nothing_in_either_scheme(page, "table")

    page.set_viewport_size({"width": 1280, "height": 844})
    page.goto(site + WRONG)
    assert_axe_finds_nothing_in_either_scheme(page, "error")


def test_paper_shows_how_to_compare_then_the_two_and_the_full_tables_and_no_form(open_page):
    page = open_page(LONGEST, width=794, height=1123)

    page.emulate_media(media="print")

    tops = [
        page.locator(selector).bounding_box()["y"]
        for selector in (
            *("h1", ".key-points", "#how-to-choose", TABLE),
            *("#table-what", "#table-harm", "#sources"),
        )
    ]
    assert tops == sorted(tops)
    expect(page.locator(".compare-form")).to_be_hidden()
    expect(page.locator(HEADS)).to_have_count(5)
    expect(page.locator(HEADS).first).to_have_css("display", "table-header-group")
    assert page.evaluate(WIDTH_OVERFLOW) <= 0
