"""The staff's pages: fit for every eye, and for hands that use the keyboard alone."""

import datetime

import pytest
from axes.models import AccessAttempt
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone
from PIL import Image
from playwright.sync_api import expect

from content.days import write_day
from content.models import Clinic, Page, Revision
from content.picture_files import store
from feedback.models import Answer
from tests.admin_addresses import address_of, admin_names
from tests.browser.accessibility import (
    WIDTH_OVERFLOW,
    WIDTHS_AND_SCHEMES,
    assert_axe_finds_nothing,
)
from tests.browser.conftest import browsers
from tests.factories import (
    BODY,
    make_app,
    make_doctor,
    make_live,
    make_page,
    make_picture,
    make_reference,
    make_revision,
    make_staff,
)

COSTS, BENEFITS = "costs", "benefits"
# Addresses that answer this superuser with no page: a file, the way on, or a refusal.
NO_PAGES = {
    *("login", "logout", "view_on_site", "jsi18n", "autocomplete", "content_revision_choices"),
    # Its own tests ask of the frame more than these.
    "content_revision_gallery_frame",
    *("content_clinic_changelist", "content_revision_call_off", "content_revision_discard"),
    "content_revision_ask_for_source",
    *("content_clinic_add", "feedback_answer_add", "axes_accessattempt_add"),
    *("otp_totp_totpdevice_add", "otp_static_staticdevice_add"),
    *("content_clinic_delete", "content_page_delete", "content_revision_delete"),
}


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


@pytest.fixture
def things(drafts):
    """One of everything that an address of the admin can be about."""
    faulty = drafts["faulty"]
    live = Revision.objects.live().get(page=faulty.page)
    app = make_app(make_staff("colleague"))
    return {
        "page": faulty.page_id,
        "revision": faulty.pk,
        "live": live.pk,
        "picture": make_picture(name=store(Image.new("RGB", (800, 600)))).pk,
        "reference": make_reference("nobody_cites_it").pk,
        "clinic": Clinic.objects.create(name="Hill clinic").pk,
        "user": faulty.author_id,
        "answer": Answer.objects.keep(live, Answer.Verdict.MISTAKE, "Is it 5?").pk,
        "group": Group.objects.first().pk,
        "totpdevice": app.pk,
        "staticdevice": app.user.staticdevice_set.get().pk,
        "accessattempt": AccessAttempt.objects.create(
            path_info="/admin/login/", failures_since_start=1
        ).pk,
    }


def addresses_of(things, drafts):
    """Every page of the admin, and what some are in another state."""
    pages = [name for name in admin_names() if name not in NO_PAGES]
    revision, checked = "/admin/content/revision", drafts["checked"]
    return [
        *(address_of(name, things) for name in pages),
        f"{revision}/publish/?revision={checked.pk}",
        "/admin/content/page/?q=INR+5,000",
        f"{revision}/{checked.pk}/change/",
    ]


def test_staffs_pages_fit_break_no_policy_and_axe_finds_nothing(open_desk, site, things, drafts):
    page = open_desk("/admin/")
    titles = set()

    for address in addresses_of(things, drafts):
        assert page.goto(site + address).status == 200, address
        titles.add(page.title())
        for width, scheme in WIDTHS_AND_SCHEMES:
            where = f"{address} {scheme} at {width}"
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            assert_axe_finds_nothing(page, where)
            assert page.evaluate(WIDTH_OVERFLOW) <= 0, where

    # The console stayed silent, or the fixture says what it said.
    assert len(titles) == len(addresses_of(things, drafts))


def test_corrected_number_leads_to_the_line_where_the_old_one_stands(open_desk):
    old, new = (BODY.replace("Words about hair.", f"It is INR {n},000.") for n in (987, 986))
    live, _ = [make_live(make_page(key), body=old) for key in ("prices", "fees")]
    draft = make_revision(live.page, body=new)
    page = open_desk(f"/admin/content/revision/{draft.pk}/change/")

    for width, scheme in WIDTHS_AND_SCHEMES:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        assert_axe_finds_nothing(page, f"{scheme} at {width}")
        assert page.evaluate(WIDTH_OVERFLOW) <= 0
    still = page.get_by_role("listitem").filter(has_text="Fees: “INR 987,000”")
    still.get_by_role("link", name="line").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Write a new version of Fees")
    page.wait_for_load_state()  # the form has the focus before its scripts have run
    expect(page.locator("textarea[name=body]")).to_be_focused()
    assert page.evaluate("String(getSelection())") == "INR 987,000"


def test_number_typed_on_the_start_page_is_found_and_selected_in_the_editor(open_desk):
    make_live(
        make_page("fees"), body=BODY.replace("Words about hair.", "It is INR 987,000 a year.")
    )
    page = open_desk("/admin/")
    page.get_by_label("Find a page by its words, or by a number").fill("INR 987,000")
    page.keyboard.press("Enter")

    expect(page.get_by_role("cell", name="It is INR 987,000 a year.")).to_be_visible()
    page.get_by_role("link", name="Change it here").press("Enter")

    page.wait_for_load_state()  # the form has the focus before its scripts have run
    expect(page.locator("textarea[name=body]")).to_be_focused()
    assert page.evaluate("String(getSelection())") == "INR 987,000"


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

    press(page.get_by_role("link", name="1 signed-off draft to publish"))
    press(page.get_by_role("link", name="Publish", exact=True))
    press(page.get_by_role("button", name="Publish 1 version now"))

    expect(page.get_by_text("is live.")).to_be_visible()
    assert Page.objects.get(key=BENEFITS).revisions.live().get() == drafts["checked"]


def test_draft_is_scheduled_for_a_morning_with_one_press(open_desk, site, drafts):
    draft = drafts["checked"]
    page = open_desk(f"/admin/content/revision/publish/?revision={draft.pk}")

    page.get_by_text("Or at a later time").click()
    page.get_by_role("link", name="Choose a Time").click()
    expect(page.get_by_role("link", name="9:00")).to_be_visible()
    page.get_by_role("link", name="Cancel", exact=True).click()
    page.get_by_role("button", name="Tomorrow 9:00").press("Enter")
    expect(page.get_by_label("The time when it goes live")).to_be_focused()
    assert_axe_finds_nothing(page, "with the buttons")
    page.get_by_role("button", name="Schedule 1 version").click()

    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    expect(page.get_by_text(f"Version 2 goes live on {write_day(tomorrow)}, 09:00")).to_be_visible()


def press(control):
    """Press Tab until the focus is on it, which must be seen, then Enter."""
    keyboard = control.page.keyboard
    # What is pressed on the page before is lost.
    expect(control).to_be_visible()
    for _ in range(200):
        keyboard.press("Tab")
        if control.evaluate("e => e === document.activeElement"):
            break
    expect(control).to_be_focused()
    assert control.evaluate("e => e.matches(':focus-visible')")
    keyboard.press("Enter")
