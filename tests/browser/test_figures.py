"""The drawings as a phone shows them: words that can be read, inside the picture."""

import pytest

DRAWINGS = {
    "after-the-day": "/procedure/",
    "bruise-or-ambulance": "/get-help/",
    "hair-kinds": "/who-it-suits/",
    "hair-through-time": "/how-it-works/",
    "lie-flat": "/procedure/",
    "look-at-dark-skin": "/get-help/",
    "lump-dent-scar-patch": "/get-help/",
    "pain-with-help": "/procedure/",
    "photos-to-take": "/aftercare/",
    "press-a-bleed": "/get-help/",
    "press-a-glass": "/get-help/",
    "scalp-depth": "/how-it-works/",
    "scalp-on-the-day": "/procedure/",
    "severe-allergy": "/get-help/",
    "signs-on-the-skin": "/get-help/",
    "stop-day": "/benefits/",
    "thinning-or-patch": "/what-it-is/",
    "vial-and-kit": "/questions-to-ask/",
    "waits-after-a-visit": "/aftercare/",
    "watch-at-the-clinic": "/procedure/",
    "which-rash-which-forehead": "/get-help/",
}
# In px. Within its margins A4 is 186 mm wide.
MILLIMETRE, POINT = 96 / 25.4, 96 / 72
PAPER_WIDTH = round(186 * MILLIMETRE)
# In px as shown: the box of the drawing, [words, left, top, right, bottom] of each text, and
# the size of the smallest.
BOXES = """name => {
  const drawing = document.querySelector(`#figure-${name} svg`)
  const texts = [...drawing.querySelectorAll("text")]
  const box = element => {
    const { left, top, right, bottom } = element.getBoundingClientRect()
    return [left, top, right, bottom]
  }
  return {
    drawing: box(drawing),
    texts: texts.map(text => [text.textContent, ...box(text)]),
    smallest: drawing.getScreenCTM().a
      * Math.min(...texts.map(text => parseFloat(getComputedStyle(text).fontSize))),
  }
}"""


@pytest.mark.parametrize(("name", "address"), DRAWINGS.items())
def test_words_stay_inside_the_drawing_and_apart(open_page, name, address):
    page = open_page(address)
    page.evaluate("document.fonts.ready")

    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        assert_words_stay_inside_and_apart(page, name)


def assert_words_stay_inside_and_apart(page, name):
    found = page.evaluate(BOXES, name)
    left, top, right, bottom = found["drawing"]
    texts = found["texts"]

    assert len(texts) >= 3
    assert found["smallest"] >= 16
    assert [t for t in texts if t[1] < left or t[2] < top or t[3] > right or t[4] > bottom] == []
    assert [
        (a[0], b[0])
        for number, a in enumerate(texts)
        for b in texts[number + 1 :]
        # Lines may touch: a line's box is taller than its letters.
        if min(a[3], b[3]) - max(a[1], b[1]) > 0 and min(a[4], b[4]) - max(a[2], b[2]) > 4
    ] == []


def test_on_paper_words_beside_a_drawing_have_120_mm_and_those_in_it_10_points(open_page):
    page = open_page("/procedure/", width=PAPER_WIDTH)

    page.emulate_media(media="print")

    for name in ("pain-with-help", "after-the-day"):
        figure = page.locator(f"#figure-{name}")
        caption, plate = (
            figure.locator(part).bounding_box() for part in ("figcaption", ".figure__plate")
        )
        assert plate["y"] == caption["y"]
        assert caption["x"] + caption["width"] < plate["x"]
        assert caption["width"] / MILLIMETRE == pytest.approx(120, abs=0.5)
        assert page.evaluate(BOXES, name)["smallest"] / POINT == pytest.approx(10, abs=0.1)


@pytest.mark.parametrize(("name", "address"), DRAWINGS.items())
def test_drawing_is_one_image_with_a_description_and_fits_a_phone(open_page, name, address):
    page = open_page(address, width=320)

    figure = page.locator(f"#figure-{name}")

    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert figure.get_by_role("img").count() == 1
    figure.get_by_text("Describe this picture").click()
    figure.locator("details p").first.wait_for(state="visible")
