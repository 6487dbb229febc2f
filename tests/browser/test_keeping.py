"""The guide kept on a phone: read without a network, never old with one, and gone when removed."""

import re

import pytest
from django.http import Http404
from playwright.sync_api import expect

from checklist.models import Tick
from content.models import Page
from tests.browser.accessibility import WIDTH_OVERFLOW, assert_axe_finds_nothing_in_either_scheme
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
            page.get_by_role("button", name="Keep the guide").click()
            expect(page.get_by_text("The guide is kept on this phone")).to_be_visible()
            return page

        yield keep


def without_network(page, *, is_off=True):
    page.context.set_offline(is_off)


def test_reader_reads_each_page_without_a_network_and_is_told_of_which_day_it_is(keep, site):
    page = keep()
    without_network(page)

    for address in ADDRESSES:
        page.goto(site + address)
        banner = page.locator(".kept-page")
        expect(banner).to_contain_text(
            re.compile(r"You have no network\. .* as it was on \d+ \w+ \d{4} \(version 1\)\.")
        )
        expect(page.get_by_role("navigation", name="For staff")).to_have_count(0)
        assert page.evaluate("document.fonts.check('1em \"Guide Serif\"')"), address
    page.goto(f"{site}/costs")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Costs")


def test_what_needs_a_network_says_so_and_nothing_is_lost_without_a_word(keep, site):
    page = keep()
    without_network(page)

    page.goto(f"{site}/search/?q=pain")
    expect(page.get_by_role("heading", level=1)).to_contain_text("This needs a network")
    assert_axe_finds_nothing_in_either_scheme(page, "not kept")

    page.goto(f"{site}/procedure/")
    # The marks of this reader are not in the copy.
    expect(page.locator("[data-count]")).to_have_text("0")
    expect(page.locator(".kept-page")).to_contain_text("marked before do not show here")
    assert page.evaluate(WIDTH_OVERFLOW) == 0
    assert_axe_finds_nothing_in_either_scheme(page, "kept")
    page.locator("#t-injection").click()
    expect(page.locator("[data-problem]", has_text="Not saved")).to_be_visible()
    # As the form goes without script.
    page.evaluate("document.querySelector('[data-tick=sessions]').submit()")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Nothing was saved or sent")
    page.get_by_role("link", name="go back to the page").click()
    assert page.url == f"{site}/procedure/"
    assert Tick.objects.count() == 1


def test_network_goes_first_and_what_changed_or_went_is_kept_anew(keep, site, monkeypatch):
    page = keep()
    for key in ("costs", "aftercare"):
        assert f"/{key}/" in page.evaluate(KEPT_ADDRESSES)
    make_live(Page.objects.get(key="costs"), title="What it costs now", slug="costs")
    Page.objects.get(key="aftercare").withdraw(by=make_staff("publisher"))

    page.goto(f"{site}/costs/")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("What it costs now")
    expect(page.locator(".kept-page")).to_have_count(0)
    page.wait_for_function(f"async () => !(await ({KEPT_ADDRESSES})()).includes('/aftercare/')")
    page.goto(f"{site}/aftercare/")
    expect(heading).to_contain_text("withdrawn")

    without_network(page)
    page.goto(f"{site}/costs/")
    expect(heading).to_contain_text("What it costs now")
    expect(page.locator(".kept-page")).to_contain_text("(version 2)")
    page.goto(f"{site}/aftercare/")
    expect(heading).to_contain_text("This needs a network")

    # A site in trouble answers too; what is kept helps more.
    without_network(page, is_off=False)
    monkeypatch.setattr("content.views.page_context", lambda revision: 1 / 0)
    page.goto(f"{site}/get-help/")
    expect(page.locator(".kept-page")).to_contain_text("This site does not work at the moment.")


@pytest.mark.parametrize("has_network", [True, False])
def test_nothing_is_left_when_it_is_removed(keep, site, has_network):
    page = keep()
    without_network(page, is_off=not has_network)
    page.reload()
    assert len(page.evaluate(LEFT)) == 2

    page.get_by_role("button", name="Remove the guide").click()

    expect(page.get_by_text("The guide is removed")).to_be_visible()
    assert page.evaluate(LEFT) == []


def test_nothing_is_left_when_the_site_offers_it_no_more(keep, site, monkeypatch):
    def gone():
        raise Http404

    page = keep()
    monkeypatch.setattr("offline.views.make_list", gone)

    page.goto(f"{site}/costs/")

    page.wait_for_function(f"async () => (await ({LEFT})()).length === 0")


def test_reader_who_has_not_asked_has_nothing_of_it(open_page, site):
    page = open_page("/keep/")
    expect(page.get_by_role("button", name="Keep the guide")).to_be_visible()

    for address in ("/", "/procedure/"):
        page.goto(site + address)
        assert page.evaluate(LEFT) == []
