"""The guide kept on a phone: read without a network, never old with one, and gone when removed."""

import re
from unittest.mock import Mock

import pytest
from django.http import Http404
from playwright.sync_api import expect

from checklist.models import Tick
from content.models import Page
from tests.browser.accessibility import (
    WIDTH_OVERFLOW,
    assert_axe_finds_nothing,
    assert_axe_finds_nothing_in_either_scheme,
)
from tests.browser.conftest import browsers
from tests.factories import make_live, make_staff
from tests.integration.pages import ADDRESSES

# What the browser says of each request that has no network, or gets an error.
UNANSWERED = re.compile("Failed to load resource|.*ERR_INTERNET_DISCONNECTED")
# What is left in the browser, of every kind.
LEFT = """async () => [
  ...await caches.keys(),
  ...await navigator.serviceWorker.getRegistrations(),
  ...await indexedDB.databases(),
  ...Object.keys(localStorage),
  ...Object.keys(sessionStorage),
]"""
KEPT_ADDRESSES = """async () => (await (await caches.open("guide")).keys()).map(
  ({ url }) => new URL(url).pathname)"""


@pytest.fixture
def keep(chromium, site):
    """Give a function that opens the page and keeps the guide, in the browser of an editor who also
    marked a step: nothing of both may be kept."""
    editor = make_staff("editor", ("view_revision", "add_revision"))
    with browsers(chromium, site, user=editor, expected=UNANSWERED) as open_:

        def keep():
            page = open_("/procedure/", bypass_csp=True, reduced_motion="reduce")
            page.locator("#t-consultation").click()
            expect(page.locator("[data-count]")).to_have_text("1")
            page.goto(f"{site}/keep/")
            press_keep(page)
            return page

        yield keep


def press_keep(page):
    page.get_by_role("button", name="Keep the guide").click()
    expect(page.get_by_text("The guide is kept on this phone")).to_be_visible()


def press_remove(page):
    page.get_by_role("button", name="Remove the guide").click()
    expect(page.get_by_text("The guide is removed")).to_be_visible()


def read_from_network(page, address, title):
    """Go there, and again where the answer took so long that the kept page was shown."""
    for _ in range(5):
        page.goto(address)
        if banner(page).count() == 0 and title in heading(page).text_content():
            return
    pytest.fail(f"{address} never came from the network as “{title}”.")


def read_kept(page, address, title):
    """Go there, and again while Chromium's worker still finds what was kept before."""
    for _ in range(5):
        page.goto(address)
        expect(banner(page)).to_be_visible()
        if title in heading(page).text_content():
            return
    pytest.fail(f"{address} was not kept as “{title}”.")


def heading(page):
    return page.get_by_role("heading", level=1)


def banner(page):
    return page.locator(".kept-page")


def test_without_a_network_each_page_reads_and_says_its_day_and_all_else_says_so(keep, site):
    page = keep()
    page.context.set_offline(True)

    for address in ADDRESSES:
        page.goto(site + address, wait_until="domcontentloaded")
        expect(banner(page)).to_contain_text(
            re.compile(r"You have no network\. .* as it was on \d+ \w+ \d{4} \(version 1\)\.")
        )
        assert page.get_by_label("For staff").count() == 0
    page.goto(f"{site}/costs")
    expect(heading(page)).to_contain_text("Costs")
    assert page.evaluate("document.fonts.check('1em \"Guide Serif\"')")

    page.goto(f"{site}/search/?q=pain")
    expect(heading(page)).to_contain_text("This needs a network")
    assert_axe_finds_nothing_in_either_scheme(page, "not kept")

    page.goto(f"{site}/procedure/")
    # The marks of this reader are not in the copy.
    expect(page.locator("[data-count]")).to_have_text("0")
    expect(banner(page)).to_contain_text("marked before do not show here")
    assert page.evaluate(WIDTH_OVERFLOW) == 0
    page.locator("#t-injection").click()
    expect(page.locator("[data-problem]", has_text="Not saved")).to_be_visible()
    # As the form goes without script.
    page.evaluate("document.querySelector('[data-tick=sessions]').submit()")
    expect(heading(page)).to_contain_text("Nothing was saved or sent")
    assert_axe_finds_nothing(page, "not sent")
    page.get_by_role("link", name="go back to the page").click()
    expect(page).to_have_url(f"{site}/procedure/")
    assert Tick.objects.count() == 1

    page.goto(f"{site}/keep/")
    assert_axe_finds_nothing(page, "kept")
    press_remove(page)
    assert_axe_finds_nothing(page, "removed")
    assert page.evaluate(LEFT) == []


def test_network_goes_first_and_what_changed_or_went_is_kept_anew(keep, site, monkeypatch):
    page = keep()
    assert {"/costs/", "/aftercare/"} <= set(page.evaluate(KEPT_ADDRESSES))
    make_live(Page.objects.get(key="costs"), title="What it costs now")
    Page.objects.get(key="aftercare").withdraw(by=make_staff("publisher"))

    read_from_network(page, f"{site}/costs/", "What it costs now")
    page.wait_for_function(
        "async () => (await (await caches.match('/costs/')).text()).includes('What it costs now')"
    )
    for _ in range(50):  # the worker goes on behind the page
        if "/aftercare/" not in page.evaluate(KEPT_ADDRESSES):
            break
        page.wait_for_timeout(100)
    assert "/aftercare/" not in page.evaluate(KEPT_ADDRESSES)
    read_from_network(page, f"{site}/aftercare/", "withdrawn")

    page.context.set_offline(True)
    read_kept(page, f"{site}/costs/", "What it costs now")
    expect(banner(page)).to_contain_text("(version 2)")
    page.goto(f"{site}/aftercare/")
    expect(heading(page)).to_contain_text("This needs a network")

    # A site in trouble answers too; what is kept helps more.
    page.context.set_offline(False)
    with monkeypatch.context() as broken:
        broken.setattr("content.views.page_context", lambda revision: 1 / 0)
        page.goto(f"{site}/get-help/")
    expect(banner(page)).to_contain_text("This site does not work at the moment.")

    # And one that offers it no more has all of it removed.
    monkeypatch.setattr("offline.views.make_list", Mock(side_effect=Http404))
    page.goto(f"{site}/costs/")
    page.wait_for_function(f"async () => (await ({LEFT})()).length === 0")


def test_only_who_asks_has_it_and_it_can_be_removed_and_kept_again(open_page, site):
    page = open_page("/keep/")
    for address in ("/", "/procedure/", "/keep/"):
        page.goto(site + address)
        assert page.evaluate(LEFT) == []

    press_keep(page)
    # From here on the worker answers for this page.
    page.reload()
    press_remove(page)
    assert page.evaluate(LEFT) == []
    press_keep(page)

    assert len(page.evaluate(LEFT)) == 2
