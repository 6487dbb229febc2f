"""Journeys of a reader, most of them on a phone."""

import re

from playwright.sync_api import expect

from tests.browser.accessibility import WIDTH_OVERFLOW, assert_axe_finds_nothing_in_either_scheme
from tests.integration.pages import ADDRESSES, CHAPTERS

NEXT = re.compile("^Next")


def test_reader_goes_from_home_through_every_chapter_by_next(open_page):
    page = open_page("/", java_script_enabled=False)

    page.get_by_role("link", name=re.compile("^Is it worth it")).click()
    for address in CHAPTERS:
        expect(page).to_have_url(re.compile(f"{address}$"))
        if address != CHAPTERS[-1]:
            page.get_by_role("link", name=NEXT).click()

    expect(page.get_by_role("link", name=re.compile("^Previous"))).to_be_visible()
    expect(page.get_by_role("link", name=NEXT)).to_have_count(0)


def test_reader_checks_a_source_and_comes_back_to_the_sentence(open_page):
    page = open_page("/benefits/")
    name = page.get_by_role("group", name="Evidence").get_by_role("link").first
    target = name.get_attribute("href")
    assert not page.locator(target).is_visible()

    name.click()
    # The list was folded: coming to a line of it unfolds it.
    expect(page.locator(target)).to_be_in_viewport()
    page.locator(target).get_by_role("link", name=name.inner_text()).click()
    expect(page).to_have_url(re.compile("/sources/#ref-"))
    page.go_back()
    page.go_back()

    assert page.url.endswith("/benefits/")


def test_reader_finds_what_to_do_in_an_emergency_from_any_page(open_page):
    page = open_page("/costs/", width=1280)

    page.get_by_role("link", name="Get help", exact=True).click()

    card = page.locator(".care--emergency")
    assert card.get_by_role("heading").first.inner_text().endswith("if:")
    assert "emergency number" in card.inner_text()


def test_keyboard_skips_to_the_text_and_sees_where_it_is(open_page):
    page = open_page("/costs/", width=1280)

    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    assert focused.inner_text() == "Skip to main content"
    assert focused.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")

    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    expect(page.locator("main")).not_to_be_focused()
    assert page.locator("main").get_attribute("tabindex") is None


def test_title_and_topic_are_said_as_two_and_a_figure_is_not_named_by_its_caption(open_page):
    page = open_page("/how-it-works/")

    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_accessible_name(re.compile(r"\w ?: Mesotherapy for hair loss$"))
    expect(page.get_by_role("figure").first).to_have_accessible_name("Drawing")


def test_keyboard_reaches_every_link_and_never_gets_stuck(open_page):
    page = open_page("/questions/", width=1280)
    expected = page.locator("a[href]:visible, summary:visible, [tabindex='0']:visible").count()

    seen = set()
    for _ in range(expected + 2):
        page.keyboard.press("Tab")
        seen.add(
            page.evaluate("[...document.querySelectorAll('*')].indexOf(document.activeElement)")
        )

    assert len(seen) >= expected


def test_no_page_scrolls_sideways(open_page, site):
    page = open_page("/")

    for address in [*ADDRESSES, "/changes/", "/feedback/", "/keep/"]:
        page.set_viewport_size({"width": 320, "height": 640})
        page.goto(site + address)
        assert page.evaluate(WIDTH_OVERFLOW) <= 0, address

        # Text at twice its size, in a window of half a desktop's width.
        page.set_viewport_size({"width": 640, "height": 640})
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate(WIDTH_OVERFLOW) <= 0, f"{address} with large text"


def test_steps_with_text_at_twice_its_size_fit_the_narrowest_phone(open_page):
    page = open_page("/procedure/", width=320, height=640)
    page.evaluate("document.documentElement.style.fontSize = '200%'")

    ends = page.locator("main *:visible").evaluate_all(
        "all => all.filter(one => !one.closest('table, svg')).map("
        "one => one.getBoundingClientRect().right)"
    )
    assert len(ends) > 100
    assert max(ends) <= 320


def test_axe_finds_nothing_on_any_page_in_either_scheme(open_page, site):
    # axe puts styles of its own into the page, which the site's policy would refuse.
    page = open_page("/", bypass_csp=True, reduced_motion="reduce")

    for address in [*ADDRESSES, "/changes/", "/feedback/", "/keep/"]:
        page.goto(site + address)
        assert_axe_finds_nothing_in_either_scheme(page, address)


def test_page_reads_without_style_and_fonts(chromium, site):
    page = chromium.new_page(java_script_enabled=False)
    page.route("**/static/**", lambda route: route.abort())

    page.goto(f"{site}/procedure/")

    expect(page.get_by_role("heading", name="Consultation")).to_be_visible()
    page.close()


def test_reader_is_asked_for_nothing_and_nothing_is_kept(open_page, site):
    page = open_page("/")
    asked = []
    page.on("request", lambda request: asked.append(request.url))

    for address in ("/procedure/", "/side-effects/", "/comparing/"):
        page.goto(site + address)

        assert page.context.cookies() == [], address
        assert page.evaluate("localStorage.length + sessionStorage.length") == 0, address
        assert site + address in asked
    assert [url for url in asked if not url.startswith(site)] == []


def test_printed_page_has_the_words_and_not_the_navigation(open_page):
    page = open_page("/side-effects/", width=1280, color_scheme="dark")

    page.emulate_media(media="print", color_scheme="dark")

    assert not page.get_by_role("navigation", name="Main").is_visible()
    assert not page.get_by_role("navigation", name="Contents").is_visible()
    assert page.locator(".care--emergency").is_visible()
    assert page.locator("#sources").is_visible()
    assert page.locator("#source-1").is_visible()
    assert page.get_by_text("Version 1, published").is_visible()
    assert page.evaluate("getComputedStyle(document.body).color") in {
        "rgb(0, 0, 0)",
        "oklch(0 0 0)",
    }
