"""What every page owes everybody, asked in a real browser.

All of axe's rules look at the whole page each time. Its two rules on colours take most of the time,
and their answer hangs on how a text and what it stands on look: they are asked of one element of
each look. A look is the computed colours of a text, whether it is large, and the computed grounds, filters
and places of all that it stands in, so that what is new on a page, in a state, at a width or in a
scheme is asked.
"""

from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT, AxeResults

# In pixels: how far the page is wider than the window.
WIDTH_OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# The rules whose answer can change with the scheme: the others look at no colour.
RULES_ON_COLOUR = ["color-contrast", "link-in-text-block"]
# Both widths and both schemes, each once.
WIDTHS_AND_SCHEMES = [(390, "dark"), (1280, "light")]
SET_UP_AXE = (Path(__file__).parent / "axe_set_up.js").read_text()
# The looks of texts whose colours axe found good, on any page before.
good_looks = set()


def assert_axe_finds_nothing(page, where="", known=good_looks, **options):
    """`options` are those of `axe.run`; what is found good is added to `known`."""
    # Colours fade from one scheme to the other, and some that are out of sight never come to the end
    # by themselves.
    page.evaluate("document.getAnimations().forEach((fading) => fading.finish())")
    # Frames are looked at on their own: axe cannot run where no script may.
    options |= {"preload": False, "iframes": False, "resultTypes": ["violations"]}
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
        page.evaluate(SET_UP_AXE, RULES_ON_COLOUR)
    looks = page.evaluate("known => askOnlyOfNewLooks(known)", list(known))
    results = AxeResults(page.evaluate("options => axe.run(options)", options))
    assert results.violations_count == 0, f"{where}: {results.generate_report()}"
    known.update(looks)


def assert_axe_finds_nothing_in_either_scheme(page, where="", **options):
    page.emulate_media(color_scheme="light")
    assert_axe_finds_nothing(page, f"{where} light", **options)
    page.emulate_media(color_scheme="dark")
    assert_axe_finds_nothing(page, f"{where} dark", runOnly=RULES_ON_COLOUR)
