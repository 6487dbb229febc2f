"""The stylesheet as served follows the reader's colour scheme, without light-dark() in it."""

import pytest

# The colour behind the page, as a screen shows it.
GROUND = """() => {
  const pen = document.createElement("canvas").getContext("2d");
  pen.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
  pen.fillRect(0, 0, 1, 1);
  return [...pen.getImageData(0, 0, 1, 1).data.slice(0, 3)];
}"""
LINEN, PLUM, WHITE = [252, 250, 246], [23, 18, 23], [255, 255, 255]


@pytest.mark.parametrize(
    ("scheme", "medium", "ground"),
    [("light", "screen", LINEN), ("dark", "screen", PLUM), ("dark", "print", WHITE)],
)
def test_page_is_light_or_dark_as_asked_and_paper_is_white(
    chromium, collected_static, scheme, medium, ground
):
    page = chromium.new_page(color_scheme=scheme)
    page.emulate_media(media=medium)

    page.add_style_tag(path=collected_static / "css" / "site.css")

    assert page.evaluate(GROUND) == ground
    page.close()
