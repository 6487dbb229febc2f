"""Journeys of a patient who ticks off the steps, with script and without."""

import json
import re

import pytest
from playwright.sync_api import expect

from checklist.models import Tick
from tests.browser.accessibility import (
    assert_axe_finds_nothing,
    assert_axe_finds_nothing_in_either_scheme,
)
from tests.browser.conftest import ARGUMENTS, CHROMIUM

STEPS = ["consultation", "preparation", "solution", "injection", "sessions"]


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def page(request, open_page):
    """The steps on a narrow phone, with script on and off."""
    return open_page("/procedure/", width=320, java_script_enabled=request.param)


def button(page, step):
    return page.locator(f"#t-{step}")


def expect_state(page, step, words):
    """What the button of a step says, to those who see it and to those who hear it."""
    expect(button(page, step)).to_have_accessible_name(re.compile(f"^{words}"))


def progress(page):
    return page.get_by_role("status").filter(has_text="marked as done")


def test_patient_ticks_two_steps_comes_back_and_finds_them(page):
    expect(progress(page)).to_have_text(re.compile("0 of 5 steps marked as done"))

    for count, step in enumerate(STEPS[:2], start=1):
        button(page, step).click()
        expect_state(page, step, "Mark as not done")
        expect(page.locator(f"#s-{step}-state")).to_have_text("Done", use_inner_text=True)
        expect(progress(page)).to_have_text(re.compile(f"{count} of 5 steps marked as done"))
    page.goto(page.url.partition("#")[0])

    expect(progress(page)).to_have_text(re.compile("2 of 5 steps marked as done"))
    expect(page.get_by_role("progressbar")).to_have_attribute("value", "2")
    expect(page.get_by_role("button", name=re.compile("^Mark as not done"))).to_have_count(2)
    assert set(Tick.objects.values_list("step_id", flat=True)) == set(STEPS[:2])


def test_focus_stays_on_the_button_that_was_pressed_by_keyboard(page):
    button(page, "solution").focus()
    page.keyboard.press("Enter")

    expect_state(page, "solution", "Mark as not done")
    expect(button(page, "solution")).to_be_focused()
    page.keyboard.press("Space")

    expect_state(page, "solution", "Mark as done")
    expect(button(page, "solution")).to_be_focused()
    assert not Tick.objects.exists()


def test_patient_clears_the_ticks_and_the_cookie_is_gone(page):
    expect(page.get_by_role("button", name="Clear my ticks")).to_be_hidden()
    button(page, "injection").click()
    expect(progress(page)).to_have_text(re.compile("1 of 5"))

    page.get_by_role("button", name="Clear my ticks").click()

    expect(page.get_by_text("Your ticks are cleared.")).to_be_visible()
    expect(progress(page)).to_have_text(re.compile("0 of 5"))
    assert page.context.cookies() == []
    assert not Tick.objects.exists()


def test_axe_finds_nothing_whatever_is_ticked(open_page):
    """Before the first tick the page is one of those that every reader gets: see test_reading."""
    page = open_page("/procedure/", bypass_csp=True, reduced_motion="reduce")

    for ticked, step in enumerate(STEPS, start=1):
        button(page, step).click()
        expect_state(page, step, "Mark as not done")
        if ticked in {2, len(STEPS)}:
            assert_axe_finds_nothing_in_either_scheme(page, f"{ticked} ticked")


def test_quick_tapping_loses_no_tick_and_reloads_nothing(open_page):
    page = open_page("/procedure/")
    page.evaluate("window.isTheSame = true")

    page.evaluate(f"for (const id of {STEPS}) document.getElementById('t-' + id).click()")

    expect(progress(page)).to_have_text(re.compile("5 of 5 steps marked as done"))
    assert page.evaluate("window.isTheSame")
    assert set(Tick.objects.values_list("step_id", flat=True)) == set(STEPS)
    assert len(set(Tick.objects.values_list("list_id", flat=True))) == 1


def test_patient_ticks_what_they_do_and_finds_it_ticked(page):
    box = page.get_by_role("button", name="Mark as done: Watch for clean hands")
    assert min(box.bounding_box()[side] for side in ("width", "height")) >= 44

    box.click()

    ticked = page.get_by_role("button", name="Mark as not done: Watch for clean hands")
    expect(ticked).to_be_visible()
    expect(ticked).to_be_focused()
    expect(progress(page)).to_have_text(re.compile("0 of 5 steps"))
    expect(page.get_by_role("button", name="Clear my ticks")).to_be_visible()
    assert list(Tick.objects.values_list("step_id", flat=True)) == ["watch-clean"]


def test_done_step_shows_a_tick_in_the_place_of_its_number_on_screen_alone(open_page):
    page = open_page("/procedure/")
    button(page, "preparation").click()
    step = page.locator(".step").nth(1)
    tick = step.locator(".step-form__tick")
    ring = "step => getComputedStyle(step, '::before').content"

    expect(tick).to_be_visible()
    assert tick.bounding_box()["y"] == pytest.approx(step.bounding_box()["y"], abs=1)
    assert step.evaluate(ring) == '""'
    expect(page.locator(".step-form__tick:visible")).to_have_count(1)
    expect(page.get_by_role("heading", name="Step 2: Getting the scalp ready")).to_be_visible()

    page.emulate_media(media="print")
    assert "counter(step)" in step.evaluate(ring)


def test_two_tabs_share_one_list(open_page, site):
    first = open_page("/procedure/")
    second = first.context.new_page()
    second.goto(f"{site}/procedure/")

    button(first, "consultation").click()
    button(second, "preparation").click()
    expect_state(first, "consultation", "Mark as not done")
    expect(progress(second)).to_have_text(re.compile("2 of 5"))

    assert len(set(Tick.objects.values_list("list_id", flat=True))) == 1


def test_tick_that_cannot_be_sent_says_so_in_place_and_the_page_stays_true(chromium, site):
    # Not `open_page`: the browser reports the failed request in its console, as it should.
    page = chromium.new_page()
    page.goto(f"{site}/procedure/")
    page.context.set_offline(True)
    button(page, "solution").click()

    problem = page.locator("form[data-tick=solution] [data-problem]")
    expect(problem).to_have_text(re.compile("Not saved. You seem to be offline."))
    expect(page.get_by_role("status")).to_contain_text("Not saved. You seem to be offline.")
    expect_state(page, "solution", "Mark as done")
    expect(progress(page)).to_have_text(re.compile("0 of 5"))

    page.context.set_offline(False)
    button(page, "solution").click()
    expect(progress(page)).to_have_text(re.compile("1 of 5"))
    expect(problem).to_have_text("")
    expect(page.get_by_role("status")).not_to_contain_text("Not saved.")
    page.close()


@pytest.mark.parametrize("script", [True, False])
def test_browser_that_blocks_cookies_is_told(chromium, site, tmp_path, script):
    preferences = {"profile": {"default_content_setting_values": {"cookies": 2}}}
    (tmp_path / "Default").mkdir()
    (tmp_path / "Default" / "Preferences").write_text(json.dumps(preferences))
    context = chromium.browser_type.launch_persistent_context(
        tmp_path, executable_path=CHROMIUM, args=ARGUMENTS, java_script_enabled=script
    )
    page = context.new_page()
    page.goto(f"{site}/procedure/")

    button(page, "solution").click()

    expect(page.get_by_text("blocks cookies").locator("visible=true").first).to_be_visible()
    expect_state(page, "solution", "Mark as done")
    expect(progress(page)).to_have_text(re.compile("0 of 5"))
    context.close()


def test_home_page_tells_how_far_this_browser_is(open_page, site):
    page = open_page("/")
    expect(page.get_by_text("marked as done")).to_be_hidden()

    page.goto(f"{site}/procedure/")
    button(page, "consultation").click()
    expect(progress(page)).to_have_text(re.compile("1 of 5"))
    page.goto(site)

    expect(page.get_by_role("link", name="Your steps: 1 of 5 marked as done")).to_be_visible()


def test_home_asks_for_the_marked_steps_once_it_is_painted(open_page, site):
    page = open_page("/about/")
    with page.expect_request("**/procedure/progress/") as asked:
        page.goto(site)
    asked.value.response()

    first = "performance.timeOrigin + performance.getEntriesByType('paint')[0].startTime"
    assert asked.value.timing["startTime"] > page.evaluate(first)


def test_printed_steps_have_boxes_and_lines_and_no_buttons(open_page):
    page = open_page("/procedure/")
    button(page, "consultation").click()
    expect(progress(page)).to_have_text(re.compile("1 of 5"))

    page.emulate_media(media="print")

    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.locator(".step-paper:visible")).to_have_count(5)
    expect(page.locator(".action-form__paper:visible")).to_have_count(10)
    expect(page.locator(".step-paper__box--ticked:visible")).to_have_count(1)
    words = page.locator(".step-paper__words:visible")
    said = [
        words.nth(i).evaluate("word => getComputedStyle(word, '::before').content")
        for i in range(5)
    ]
    assert said == ['"Done"', *['"Done on"'] * 4]


@pytest.mark.parametrize("script", [True, False])
def test_patient_plans_visits_by_keyboard_and_mends_a_mistake(chromium, site, script):
    # Not `open_page`: the browser notes the refused form in its console, as it should.
    page = chromium.new_page(java_script_enabled=script, bypass_csp=True)
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{site}/procedure/plan/")
    page.get_by_label("Date of the first visit").fill("2027-01-31")
    page.get_by_label("Number of visits").fill("99")
    page.get_by_label("Days from one visit").fill("10")
    page.get_by_label("Days from one visit").press("Enter")

    expect(page).to_have_title(re.compile("^Error: "))
    page.get_by_role("link", name="Plan at most 30 visits.").click()
    expect(page.get_by_label("Number of visits")).to_be_focused()
    if script:
        assert_axe_finds_nothing(page)
    page.get_by_label("Number of visits").fill("2")
    page.keyboard.press("Enter")

    dates = page.get_by_role("region", name="Your dates").get_by_role("listitem")
    expect(dates).to_have_text(
        [re.compile("Sunday, 31 January 2027"), re.compile("Wednesday, 10 February 2027")]
    )
    with page.expect_download() as download:
        page.get_by_role("link", name="Save the dates as a calendar file").click()
    assert download.value.suggested_filename == "clinic-visits.ics"
    page.close()
