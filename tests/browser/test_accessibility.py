"""What the other tests ask axe for, axe finds."""

import pytest

from tests.browser.accessibility import assert_axe_finds_nothing, assert_axe_finds_nothing_new

PAGE = """<!doctype html><html lang="en"><title>Steps</title>
<style>
  :root { background: white; color: oklch(0.3 0.02 350) }
  .step { padding: 1rem; position: relative }
  .step::before { background: navy; content: ""; inset: 0 auto 0 0; position: absolute; width: 2px }
  .step p { color: COLOUR }
</style>
<main><h1>Steps</h1><div class="step"><p>Not done yet</p></div></main>"""


@pytest.fixture
def page(chromium):
    page = chromium.new_page()
    yield page
    page.close()


def test_colours_are_judged_beside_what_css_draws(page):
    page.set_content(PAGE.replace("COLOUR", "oklch(0.7 0 0)"))

    for ask in (assert_axe_finds_nothing, lambda page: assert_axe_finds_nothing_new(page, "p")):
        with pytest.raises(AssertionError, match="contrast"):
            ask(page)


def test_new_part_is_judged_for_colour_and_all_of_the_page_for_the_rest(page):
    page.set_content(PAGE.replace("COLOUR", "oklch(0.7 0 0)"))
    assert_axe_finds_nothing_new(page, "h1")

    page.set_content(PAGE.replace("COLOUR", "black").replace("<p>", '<img src="a.png"><p>'))
    with pytest.raises(AssertionError, match="alternative"):
        assert_axe_finds_nothing_new(page, "p")
