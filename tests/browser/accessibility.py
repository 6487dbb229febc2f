"""What every page owes everybody, asked in a real browser."""

from axe_playwright_python.sync_playwright import Axe

# In pixels: how far the page is wider than the window.
WIDTH_OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def assert_axe_finds_nothing(page, where=""):
    # Colours fade from one scheme to the other.
    page.evaluate("Promise.all(document.getAnimations().map(({finished}) => finished))")
    # Frames are looked at on their own: axe cannot run where no script may.
    results = Axe().run(page, options={"preload": False, "iframes": False})
    assert results.violations_count == 0, f"{where}: {results.generate_report()}"
