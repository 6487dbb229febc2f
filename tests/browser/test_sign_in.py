"""Members of staff sign in, lose their sign-in while writing, and turn a second factor on."""

import re

import pytest
from django.contrib.sessions.models import Session
from django_otp.plugins.otp_totp.models import TOTPDevice
from playwright.sync_api import expect

from content.models import Clinic
from tests.browser.accessibility import (
    WIDTH_OVERFLOW,
    WIDTHS_AND_SCHEMES,
    assert_axe_finds_nothing,
)
from tests.browser.conftest import browsers
from tests.factories import code_of, make_staff

TOUCH = 44
# What Chromium writes of an answer that is a refusal, and when a field has the focus already.
EXPECTED = re.compile("^Failed to load resource: .*status of (403|429)|^Autofocus processing was")


@pytest.fixture
def open_staff_page(chromium, site):
    """As `open_page`, for pages whose status is an error: the browser's console tells of that."""
    with browsers(chromium, site, expected=EXPECTED) as open_:
        yield open_


def sign_in(page, **code):
    page.get_by_label("Username").fill("nurse")
    page.get_by_label("Password").fill("a long password")
    if code:
        page.get_by_label("Code from your app").fill(code["code"])
    page.get_by_role("button", name=re.compile("^Sign in")).click()


def assert_signed_in(page):
    """Wait for it: to go elsewhere at once would call the sign-in off."""
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()


def sign_out(page):
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Signed out")


def assert_fit_for_everybody(page):
    """axe finds nothing, nothing sticks out, buttons are large enough for a finger."""
    for width, scheme in WIDTHS_AND_SCHEMES:
        page.set_viewport_size({"width": width, "height": 844})
        page.emulate_media(color_scheme=scheme)
        assert_axe_finds_nothing(page, f"{scheme} at {width}")
        assert page.evaluate(WIDTH_OVERFLOW) <= 0
    for button in page.locator("main").get_by_role("button").all():
        assert button.bounding_box()["height"] >= TOUCH


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_text_survives_the_end_of_the_sign_in(open_staff_page, site, script):
    make_staff("nurse", ("add_clinic", "change_clinic", "view_clinic"))
    page = open_staff_page("/admin/", width=1280, java_script_enabled=script)
    sign_in(page)
    assert_signed_in(page)
    page.goto(f"{site}/admin/content/clinic/add/")
    before = Clinic.objects.count()
    page.get_by_label("Name").fill('“Hair” & care < "clinic"')
    opening = page.locator("textarea").first
    opening.fill("Monday\n\n  Tuesday\nWednesday\n")
    name = opening.get_attribute("name")

    Session.objects.all().delete()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your text is still here")
    expect(page.get_by_label("Username")).to_be_focused()
    sign_in(page)

    expect(page.get_by_text("was added successfully")).to_be_visible()
    clinic = Clinic.objects.get()
    assert before == 0
    assert clinic.name == '“Hair” & care < "clinic"'
    assert getattr(clinic, name).replace("\r\n", "\n").strip() == "Monday\n\n  Tuesday\nWednesday"


def test_page_that_holds_a_text_works_for_everybody(open_staff_page, site):
    make_staff("nurse", ("add_clinic",))
    page = open_staff_page("/admin/", bypass_csp=True)
    sign_in(page)
    assert_signed_in(page)
    page.goto(f"{site}/admin/content/clinic/add/")
    Session.objects.all().delete()

    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Your text is still here")
    assert_fit_for_everybody(page)


def test_form_from_before_another_sign_in_is_saved_with_a_click(open_staff_page, site):
    make_staff("nurse", ("add_clinic", "change_clinic", "view_clinic"))
    page = open_staff_page("/admin/", width=1280, bypass_csp=True)
    sign_in(page)
    assert_signed_in(page)
    page.goto(f"{site}/admin/content/clinic/add/")
    page.get_by_label("Name").fill("Hair clinic")

    other = page.context.new_page()
    other.goto(f"{site}/admin/")
    sign_out(other)
    other.goto(f"{site}/admin/")
    sign_in(other)
    assert_signed_in(other)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your text is still here")
    assert_fit_for_everybody(page)
    page.get_by_role("button", name="Go on with saving").click()

    expect(page.get_by_text("was added successfully")).to_be_visible()
    assert Clinic.objects.get().name == "Hair clinic"


def test_nurse_turns_a_second_factor_on_and_signs_in_with_it(open_page, site):
    make_staff("nurse")
    page = open_page("/admin/", bypass_csp=True)
    assert_fit_for_everybody(page)
    sign_in(page)

    page.get_by_role("link", name="Second factor").click()
    page.get_by_role("button", name="Show me a key").click()
    expect(page.get_by_role("img", name=re.compile("^The key as a picture"))).to_be_visible()
    assert_fit_for_everybody(page)
    page.get_by_label("Code from your app").fill("no code")
    page.get_by_role("button", name="Turn it on").click()
    expect(page.get_by_role("alert")).to_contain_text("This code is not right.")
    assert_fit_for_everybody(page)
    TOTPDevice.objects.update(throttling_failure_timestamp=None)
    page.get_by_label("Code from your app").fill(code_of(TOTPDevice.objects.get()))
    page.get_by_role("button", name="Turn it on").click()
    recovery = page.locator("li code").first.inner_text()
    assert_fit_for_everybody(page)
    page.get_by_role("link", name="I have kept them, go on").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Start")

    page.get_by_role("link", name="Second factor").click()
    expect(page.get_by_text("Recovery codes that you have not used yet: 8.")).to_be_visible()
    assert_fit_for_everybody(page)
    sign_out(page)
    page.goto(f"{site}/admin/")
    sign_in(page)
    expect(page.get_by_role("alert")).to_contain_text("Your account has a second factor")
    assert_fit_for_everybody(page)
    sign_in(page, code=recovery)
    assert_signed_in(page)


def test_closed_sign_in_says_what_to_do(open_staff_page):
    page = open_staff_page("/admin/", bypass_csp=True)

    for _ in range(5):
        # A new page has forgotten it.
        expect(page.get_by_label("Password")).to_have_value("")
        sign_in(page)

    expect(page.get_by_role("heading", level=1)).to_have_text("Sign-in is closed for a while")
    assert_fit_for_everybody(page)
