"""A reader says what matters, by keyboard alone, and prints the sheet."""

from playwright.sync_api import expect

from tests.browser.accessibility import WIDTH_OVERFLOW, assert_axe_finds_nothing_in_either_scheme
from tests.printed import PAPER, Printed

STOPS_AT_MOST = 40
MARK = """levels => Object.entries(levels).forEach(([name, level]) => {
  document.querySelector(`[name='answer-${name}'][value='${level}']`).checked = true;
})"""
# What asks for the longest facts, leaves most without room, and has each level.
LONGEST = {
    "proof": 5,
    "feelings": 5,
    "every-day": 5,
    "harm": 5,
    "child": 4,
    "money": 4,
    "years": 4,
    "speed": 3,
    "time": 2,
    "needles": 1,
}
STATEMENTS = 10


def test_reader_comes_from_the_page_to_a_sheet_by_keyboard_without_script(open_page):
    page = open_page("/decide/", width=320, height=640, java_script_enabled=False)
    button = page.get_by_role("button", name="Make my sheet")
    stops = marked = 0

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the skip link
    while not button.evaluate("button => button === document.activeElement"):
        page.keyboard.press("Tab")
        stops += 1
        assert stops <= STOPS_AT_MOST
        if page.locator(":focus").get_attribute("type") == "radio":
            page.keyboard.press("ArrowRight")
            marked += 1
    page.keyboard.press("Enter")

    # Those who hear the page are told where they are.
    expect(page.locator("#your-sheet")).to_be_focused()
    assert marked == STATEMENTS
    assert page.url.endswith("/decide/#your-sheet")
    assert page.context.cookies() == []
    assert page.evaluate(WIDTH_OVERFLOW) <= 0

    # Back, and everything is as it was marked; again, and the sheet is there.
    page.go_back()
    expect(page.locator("input:checked")).to_have_count(STATEMENTS)
    button.click()
    expect(page.get_by_role("heading", name="Questions for your doctor")).to_be_visible()


def test_longest_sheet_fits_on_the_two_sides_of_one_leaf(open_page):
    page = open_page("/decide/", width=1280)
    page.evaluate(MARK, LONGEST)
    page.get_by_role("button", name="Make my sheet").click()
    expect(page.get_by_role("heading", name="Questions for your doctor")).to_be_visible()

    for paper in PAPER:
        printed = Printed(page.pdf(format=paper))

        assert len(printed.sizes) == 2, paper
        assert printed.clipped(margin=30) == []
        assert printed.overlapping() == []
        for words in ("Yoursheet", "Hairtransplant", "Mydoctorsaid", "testedthissheet"):
            assert printed.has(words), words
        assert not printed.has("Changeyouranswers")


def test_axe_finds_nothing_on_the_sheet_at_any_width(open_page):
    page = open_page("/decide/", bypass_csp=True, reduced_motion="reduce")
    page.evaluate(MARK, LONGEST)
    page.get_by_role("button", name="Make my sheet").click()
    expect(page.get_by_role("heading", name="Questions for your doctor")).to_be_visible()

    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate(WIDTH_OVERFLOW) <= 0
        assert_axe_finds_nothing_in_either_scheme(page, f"sheet {width}")
