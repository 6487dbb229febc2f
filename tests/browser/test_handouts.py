"""Handouts in the browser: made by keyboard, looked up by code, fit for every eye."""

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import expect

from handouts import pdf, preview_view
from handouts.models import Handout
from tests.browser.accessibility import WIDTH_OVERFLOW, assert_axe_finds_nothing_in_either_scheme
from tests.browser.conftest import browsers
from tests.factories import make_handout, make_live

AFTERCARE = "/handouts/sheet/?preset=aftercare"
# What Chromium writes of an answer that tells of a mistake.
EXPECTED = re.compile("^Failed to load resource: .*status of 40[04]|.*ERR_FAILED")


BOXES = """() => [...document.querySelectorAll(".shelf__card, .shelf__paper")].map(
    (e) => ((b) => [b.x, b.y, b.width, b.height].map(Math.round))(e.getBoundingClientRect()))"""
LOADED = "() => [...document.images].filter((i) => i.complete && i.naturalWidth === 240).length"


def colours_inside(screenshot):
    """The colours of a picture without the line around it."""
    with Image.open(io.BytesIO(screenshot)) as picture:
        inside = picture.convert("RGB").crop((4, 4, picture.width - 4, picture.height - 4))
    return {colour for _, colour in inside.getcolors(1 << 16)}


@pytest.fixture
def open_page(chromium, site):
    """Open an address as a reader on a phone, who makes mistakes."""
    with browsers(chromium, site, expected=EXPECTED) as open_:
        yield open_


def addresses():
    ticked = "page=procedure&page=comparing&size=18&steps=ticked"
    pair = "preset=before-you-decide&size=18"
    for query in (ticked, pair):
        make_handout(query)
    return [
        "/handouts/",
        "/handouts/sheet/?size=13",
        "/handouts/sheet/?page=costs",  # nobody made it
        AFTERCARE,
        f"/handouts/sheet/?{ticked}",
        f"/handouts/sheet/?{pair}",
        f"/h/{Handout.objects.first().code}",
        "/h/39A9FQ",
    ]


def test_handout_is_made_with_the_keyboard_and_without_script(open_page):
    page = open_page("/handouts/", java_script_enabled=False)

    page.get_by_label("Aftercare and warning signs").focus()
    page.keyboard.press("Space")
    page.get_by_text("Add pages, or choose the paper").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Costs").focus()
    page.keyboard.press("Space")
    page.get_by_label("18 point").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Make the handout").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Aftercare and warning signs")
    expect(page.get_by_role("heading", name="Costs", exact=True)).to_be_visible()
    expect(page.get_by_text("Use your browser’s Print.")).to_be_visible()
    expect(page.locator("body")).to_have_css("font-size", "24px")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("fault", ["lost", "refused"])
def test_cards_stand_where_they_stand_and_are_whole_where_pictures_do_not_come(
    open_page, monkeypatch, width, fault
):
    monkeypatch.setattr(pdf, "is_available", lambda: True)
    page = open_page("/handouts/", width=width, height=3000)
    page.wait_for_load_state("networkidle")
    assert page.evaluate(LOADED) == 5
    with_pictures = page.evaluate(BOXES)
    if fault == "lost":
        page.context.route("**/*.webp", lambda route: route.abort())
        page.reload(wait_until="networkidle")
    else:
        monkeypatch.setattr(preview_view, "find_version", lambda preset: None)
        page = open_page("/handouts/", width=width, height=3000)
        page.wait_for_load_state("networkidle")

    assert page.evaluate(LOADED) == 0
    empty = {paper.screenshot() for paper in page.locator(".shelf__paper:has(img)").all()}
    assert page.evaluate(BOXES) == with_pictures
    assert len(with_pictures) == 12
    assert empty
    for screenshot in empty:
        assert len(colours_inside(screenshot)) == 1
    cards, papers = with_pictures[::2], with_pictures[1::2]
    assert len({card[2] for card in cards}) == len({tuple(p[2:]) for p in papers}) == 1
    assert len({card[0] for card in cards}) == (1 if width == 390 else 3)
    page.emulate_media(media="print")
    expect(page.locator(".shelf").first).to_be_hidden()


def test_sheet_is_chosen_by_its_picture(open_page, monkeypatch):
    monkeypatch.setattr(pdf, "is_available", lambda: True)
    page = open_page("/handouts/")

    page.locator(".shelf__paper").nth(1).click()

    expect(page.get_by_label("Getting ready for your visit")).to_be_checked()


def test_bookmark_of_a_sheet_that_nobody_made_makes_it_without_script(open_page):
    page = open_page("/handouts/sheet/?page=costs", java_script_enabled=False)

    page.get_by_role("button", name="Make the handout").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Costs")
    expect(page.get_by_text(Handout.objects.get().spoken_code).first).to_be_visible()


def test_holder_of_an_old_sheet_gets_the_new_one(open_page):
    old = make_handout()
    costs = old.revisions.get(page__key="costs")
    make_live(costs.page, body=f"{costs.body}\n## New {{#new}}\n\nNew words.\n")
    page = open_page(f"/h/{old.code}")

    page.get_by_role("button", name="Get the new sheet").click()

    expect(page.get_by_text("New words.")).to_be_visible()


def test_patient_prints_the_steps_as_ticked(open_page, site):
    page = open_page("/procedure/")
    page.locator("#t-solution").click()
    expect(page.get_by_role("status").filter(has_text="1 of 5")).to_be_visible()

    page.goto(f"{site}/handouts/")
    page.get_by_text("Add pages, or choose the paper").click()
    page.get_by_label("The procedure, step by step").check()
    page.get_by_label("As ticked in this browser").check()
    page.get_by_role("button", name="Make the handout").click()

    boxes = page.locator(".step-paper__box")
    expect(boxes).to_have_count(5)
    expect(page.locator(".step-paper__box--ticked")).to_have_count(1)
    expect(boxes.first).to_be_visible()


def test_error_takes_the_focus_and_leads_to_its_field(open_page):
    page = open_page("/handouts/sheet/?size=12")

    expect(page.locator(".error-summary")).to_be_focused()
    page.get_by_role("link", name=re.compile("^Nothing is chosen yet")).click()

    expect(page.get_by_role("group", name="Pages to add")).to_be_focused()


def test_print_button_opens_the_dialog_and_never_by_itself(open_page):
    make_handout("preset=aftercare")
    page = open_page(AFTERCARE)
    page.evaluate("() => { window.print = () => { window.printed = (window.printed || 0) + 1 } }")
    assert page.evaluate("window.printed === undefined")

    page.get_by_role("button", name="Print").click()

    assert page.evaluate("window.printed") == 1


def test_holder_of_paper_types_the_code_and_sees_that_it_is_current(open_page, site):
    make_handout("preset=aftercare")
    page = open_page(AFTERCARE)
    code = Handout.objects.get().spoken_code
    expect(page.get_by_text(code).first).to_be_visible()

    page.goto(f"{site}/h/")
    page.get_by_label("Code of the sheet").fill(code.lower())
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_contain_text("Your sheet is current")


def test_nothing_sticks_out_on_a_narrow_phone(open_page, site):
    make_handout("preset=aftercare")
    make_handout("preset=whole-guide&size=18")
    page = open_page(AFTERCARE, width=320)

    for address in [*addresses(), "/handouts/sheet/?preset=whole-guide&size=18"]:
        page.goto(site + address)
        assert page.evaluate(WIDTH_OVERFLOW) <= 0, address


def test_axe_finds_nothing_on_any_page_of_handouts(open_page, site):
    make_handout("preset=aftercare")
    page = open_page(AFTERCARE, bypass_csp=True, reduced_motion="reduce")

    for address in addresses():
        page.goto(site + address)
        assert_axe_finds_nothing_in_either_scheme(page, address)
