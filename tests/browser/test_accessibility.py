"""What the other tests ask axe for, axe finds."""

import pytest

from tests.browser.accessibility import RULES_ON_COLOUR, assert_axe_finds_nothing

PAGE = """<!doctype html><html lang="en"><title>Steps</title>
<style>
  :root { background: white; color: oklch(0.3 0.02 350) }
  .step { padding: 1rem; position: relative }
  .step::before { background: navy; content: ""; inset: 0 auto 0 0; position: absolute; width: 2px }
  .pale, .step:nth-of-type(3) p, [data-pale] p { color: oklch(0.7 0 0) }
  .dark { background: black }
</style>
<main><h1>Steps</h1>STEPS</main>"""
STEP = '<div class="step"><p>Not done yet</p></div>'
PALE = {
    "a new class": '<div class="step"><p class="pale">Not done yet</p></div>',
    "a new class around it": '<div class="step dark"><p>Not done yet</p></div>',
    "its place": STEP * 3,
    "an attribute around it": '<div class="step" data-pale><p>Not done yet</p></div>',
    "its own style": '<div class="step"><p style="color: silver">Not done yet</p></div>',
}


@pytest.fixture
def ask(chromium):
    """Ask axe about a page of these steps, as one of a walk."""
    page = chromium.new_page()
    known = set()

    def ask(steps, **options):
        page.set_content(PAGE.replace("STEPS", steps))
        assert_axe_finds_nothing(page, known=known, **options)

    yield ask
    page.close()


@pytest.mark.parametrize("steps", PALE.values(), ids=PALE)
def test_pale_words_are_found_on_the_first_page_and_beside_what_css_draws(ask, steps):
    with pytest.raises(AssertionError, match="contrast"):
        ask(steps)


@pytest.mark.parametrize("steps", PALE.values(), ids=PALE)
def test_pale_words_are_found_on_a_later_page_whatever_makes_them_so(ask, steps):
    ask(STEP)

    with pytest.raises(AssertionError, match="contrast"):
        ask(steps, runOnly=RULES_ON_COLOUR)


def test_pale_words_are_found_where_there_were_none_or_nobody_saw_them(ask):
    pale = '<p class="pale">{}</p>'
    ask(pale.format("") + f"<details><summary>More</summary>{pale.format('Words')}</details>")

    with pytest.raises(AssertionError, match="contrast"):
        ask(pale.format("Words"))
    with pytest.raises(AssertionError, match="contrast"):
        ask(f"<details open><summary>More</summary>{pale.format('Words')}</details>")


def test_what_was_found_bad_is_not_known_as_good(ask):
    for _ in range(2):
        with pytest.raises(AssertionError, match="contrast"):
            ask(PALE["a new class"])


def test_all_of_a_later_page_is_judged_for_everything_else(ask):
    ask(STEP)

    with pytest.raises(AssertionError, match="alternative"):
        ask(STEP.replace("<p>", '<img src="a.png"><p>'))
