"""What every page owes everybody, asked in a real browser."""

from axe_playwright_python.base import AXE_SCRIPT, AxeResults

# In pixels: how far the page is wider than the window.
WIDTH_OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# The rules whose answer can change with the scheme: the others look at no colour.
RULES_ON_COLOUR = ["color-contrast", "link-in-text-block"]
# Both widths and both schemes, each once.
WIDTHS_AND_SCHEMES = [(390, "dark"), (1280, "light")]
# axe reads each colour of each element anew, and an oklch() takes it half of all its time: here
# it reads each one once.
REMEMBER_COLOURS = """() => {
  const { Color } = axe.commons.color;
  const { parseString } = Color.prototype;
  const known = new Map();
  Color.prototype.parseString = function (text) {
    if (!known.has(text)) known.set(text, parseString.call(new Color(), text));
    const { r, g, b, alpha } = known.get(text);
    return Object.assign(this, { r, g, b, alpha });
  };
}"""


def assert_axe_finds_nothing(page, where="", **options):
    # Colours fade from one scheme to the other.
    page.evaluate("Promise.all(document.getAnimations().map(({finished}) => finished))")
    # Frames are looked at on their own: axe cannot run where no script may.
    options |= {"preload": False, "iframes": False, "resultTypes": ["violations"]}
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
        page.evaluate(REMEMBER_COLOURS)
    results = AxeResults(page.evaluate("options => axe.run(options)", options))
    assert results.violations_count == 0, f"{where}: {results.generate_report()}"


def assert_axe_finds_nothing_in_either_scheme(page, where=""):
    page.emulate_media(color_scheme="light")
    assert_axe_finds_nothing(page, f"{where} light")
    page.emulate_media(color_scheme="dark")
    assert_axe_finds_nothing(page, f"{where} dark", runOnly=RULES_ON_COLOUR)
