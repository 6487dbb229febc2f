"""What every page owes everybody, asked in a real browser."""

from axe_playwright_python.sync_playwright import Axe

# In pixels: how far the page is wider than the window.
WIDTH_OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# The rules whose answer can change with the scheme: the others look at no colour.
RULES_ON_COLOUR = ["color-contrast", "link-in-text-block"]
# For a parametrised test: both widths and both schemes, each once.
WIDTHS_AND_SCHEMES = [(390, "dark"), (1280, "light")]


def assert_axe_finds_nothing(page, where="", **options):
    # Colours fade from one scheme to the other.
    page.evaluate("Promise.all(document.getAnimations().map(({finished}) => finished))")
    # Frames are looked at on their own: axe cannot run where no script may.
    options |= {"preload": False, "iframes": False, "resultTypes": ["violations"]}
    results = Axe().run(page, options=options)
    assert results.violations_count == 0, f"{where}: {results.generate_report()}"


def assert_axe_finds_nothing_in_either_scheme(page, where=""):
    page.emulate_media(color_scheme="light")
    assert_axe_finds_nothing(page, f"{where} light")
    page.emulate_media(color_scheme="dark")
    assert_axe_finds_nothing(page, f"{where} dark", runOnly=RULES_ON_COLOUR)
