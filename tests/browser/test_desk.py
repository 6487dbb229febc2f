"""The staff's pages: fit for every eye, and for hands that use the keyboard alone."""

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import expect

from content.models import Page, Revision
from tests.browser.accessibility import (
    WIDTH_OVERFLOW,
    WIDTHS_AND_SCHEMES,
    assert_axe_finds_nothing,
)
from tests.browser.conftest import browsers
from tests.factories import make_doctor, make_staff

COSTS, BENEFITS = "costs", "benefits"


@pytest.fixture
def open_desk(chromium, site):
    """Open an address of the staff's as somebody who may do everything."""
    admin = get_user_model().objects.create_superuser("admin", password="a long password")
    with browsers(chromium, site, user=admin, width=1280, height=900) as open_:
        yield open_


@pytest.fixture
def drafts(site):
    """A draft with something to fix, and one that a clinician signed off."""
    nurse = make_staff("nurse", first_name="Nina", last_name="Shah")
    faulty = write(COSTS, "\n## More {#more}\n\nIt is painless. Take 500 mg.\n", nurse)
    checked = write(BENEFITS, "\n## More {#more}\n\nAsk twice, not once.\n", nurse)
    checked.sign_off(by=make_doctor(), role="Dermatologist")
    return {"faulty": faulty, "checked": checked}


def write(key, more, author):
    live = Revision.objects.live().get(page__key=key)
    words = {name: getattr(live, name) for name in Revision.WORDS}
    words["body"] += more
    return Revision.objects.create(page=live.page, note="More.", author=author, **words)


def addresses_of(drafts):
    faulty, checked = drafts["faulty"], drafts["checked"]
    live = Revision.objects.live().get(page__key=COSTS)
    revision, page = "/admin/content/revision", "/admin/content/page"
    return [
        "/admin/",
        f"{page}/",
        f"{page}/add/",
        f"{page}/{faulty.page_id}/change/",
        f"{page}/{checked.page_id}/withdraw/",
        f"{revision}/",
        f"{revision}/{faulty.pk}/change/",
        f"{revision}/compare/?old={live.pk}&new={faulty.pk}",
        f"{revision}/publish/?revision={faulty.pk}",
        f"{revision}/publish/?revision={checked.pk}",
        f"{revision}/{faulty.pk}/sign-off/",
        f"{revision}/{checked.pk}/history/",
        "/admin/content/picture/",
        "/admin/content/picture/add/",
        "/admin/content/reference/",
        "/admin/content/clinic/add/",
        "/admin/second-factor/",
    ]


def test_staffs_pages_fit_and_axe_finds_nothing(open_desk, site, drafts):
    page = open_desk("/admin/", bypass_csp=True)

    for address in addresses_of(drafts):
        page.goto(site + address)
        for width, scheme in WIDTHS_AND_SCHEMES:
            where = f"{address} {scheme} at {width}"
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            assert_axe_finds_nothing(page, where)
            assert page.evaluate(WIDTH_OVERFLOW) <= 0, where


def test_staffs_pages_break_no_policy(open_desk, site, drafts):
    page = open_desk("/admin/")

    titles = set()
    for address in addresses_of(drafts):
        page.goto(site + address)
        titles.add(page.title())

    # The console stayed silent, or the fixture says what it said.
    assert len(titles) == len(addresses_of(drafts))


def test_versions_are_compared_as_readers_see_them_and_a_problem_leads_to_its_line(
    open_desk, site, drafts
):
    draft = drafts["faulty"]
    live = Revision.objects.live().get(page=draft.page_id)
    page = open_desk(f"/admin/content/revision/compare/?old={live.pk}&new={draft.pk}")
    page.get_by_role("link", name="See both versions as readers do").click()
    new = page.frame_locator("iframe[data-side=new]")
    expect(new.get_by_text("It is painless.")).to_have_class("changed changed-1")

    page.get_by_role("button", name="Next change").click()

    expect(new.get_by_role("heading", name="Changed: More")).to_be_in_viewport()
    expect(page.get_by_role("status")).to_have_text("Change 1 of 1, in the new version only.")

    page.goto(f"{site}/admin/content/revision/{draft.pk}/change/")
    page.get_by_role("link", name="line", exact=False).first.click()
    expect(page.locator("li:target")).to_have_text("It is painless. Take 500 mg.")
    shown = page.frame_locator("iframe[data-page-of-lines]")
    expect(shown.get_by_text("It is painless.")).to_be_in_viewport()


def test_page_is_published_with_the_keyboard_alone(open_desk, drafts):
    page = open_desk("/admin/")
    draft = f"/admin/content/revision/{drafts['checked'].pk}/change/"

    press(page.get_by_role("link", name="1 signed-off draft to publish"))
    press(page.locator(f"a[href='{draft}']"))
    press(page.get_by_role("link", name="Publish", exact=True))
    press(page.get_by_role("button", name="Publish 1 version now"))

    expect(page.get_by_text("is live.")).to_be_visible()
    assert Page.objects.get(key=BENEFITS).revisions.live().get() == drafts["checked"]


def press(control):
    """Press Tab until the focus is on it, which must be seen, then Enter."""
    keyboard = control.page.keyboard
    for _ in range(200):
        keyboard.press("Tab")
        if control.evaluate("e => e === document.activeElement"):
            break
    expect(control).to_be_focused()
    assert control.evaluate("e => e.matches(':focus-visible')")
    keyboard.press("Enter")
