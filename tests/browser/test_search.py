"""Search by keyboard, with suggestions and without script."""

import re

from playwright.sync_api import expect

from tests.browser.accessibility import (
    WIDTH_OVERFLOW,
    assert_axe_finds_nothing,
    assert_axe_finds_nothing_in_either_scheme,
)


def test_reader_without_script_searches_from_the_menu_and_reads_the_answer(open_page):
    page = open_page("/costs/", java_script_enabled=False)

    page.locator("summary", has_text="Menu").click()
    page.get_by_label("Search this guide").fill("do the jabs hurt")
    page.keyboard.press("Enter")
    page.get_by_role("listitem").get_by_role("link", name="Does it hurt?", exact=True).click()

    expect(page).to_have_url(re.compile("/questions/#pain$"))


def test_keyboard_chooses_a_suggestion(open_page):
    page = open_page("/search/", bypass_csp=True, reduced_motion="reduce")
    field = page.get_by_role("combobox", name="What do you want to know?")

    field.press_sequentially("does it hu")
    option = page.get_by_role("option", name=re.compile("Does it hurt")).first
    expect(option).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status")).to_contain_text("Suggestions: ")
    field.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == option.get_attribute("id")
    assert_axe_finds_nothing_in_either_scheme(page, "suggestions")
    field.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(field).to_have_value("does it hu")
    field.press("ArrowDown")
    expect(option).to_be_visible()
    field.press("ArrowDown")
    field.press("Enter")

    expect(page).to_have_url(re.compile("/questions/#pain$"))


def test_axe_finds_nothing_in_answers(open_page):
    page = open_page("/search/?q=minoxidyl", bypass_csp=True, reduced_motion="reduce", width=320)

    expect(page.get_by_text("Did you mean")).to_be_visible()
    assert page.evaluate(WIDTH_OVERFLOW) <= 0
    assert_axe_finds_nothing_in_either_scheme(page, "answers")
    page.set_viewport_size({"width": 1280, "height": 844})
    assert_axe_finds_nothing(page, "answers 1280")
