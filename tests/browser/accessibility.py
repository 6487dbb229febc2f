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
# The number and the line beside a step are drawn by CSS. Left alone, axe gives no answer about any
# colour in a box with such a part.
LOOK_BESIDE_DRAWN_PARTS = """() => {
  axe._audit.checks["color-contrast"].options.ignorePseudo = true;
}"""


def assert_axe_finds_nothing(page, where="", context="html", **options):
    """`context` selects what axe looks at; `options` are those of `axe.run`."""
    # Colours fade from one scheme to the other.
    page.evaluate("Promise.all(document.getAnimations().map(({finished}) => finished))")
    # Frames are looked at on their own: axe cannot run where no script may.
    options |= {"preload": False, "iframes": False, "resultTypes": ["violations"]}
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
        page.evaluate(REMEMBER_COLOURS)
        page.evaluate(LOOK_BESIDE_DRAWN_PARTS)
    results = AxeResults(
        page.evaluate("([context, options]) => axe.run(context, options)", [context, options])
    )
    assert results.violations_count == 0, f"{where}: {results.generate_report()}"


def assert_axe_finds_nothing_in_either_scheme(page, where=""):
    page.emulate_media(color_scheme="light")
    assert_axe_finds_nothing(page, f"{where} light")
    page.emulate_media(color_scheme="dark")
    assert_axe_finds_nothing(page, f"{where} dark", runOnly=RULES_ON_COLOUR)


def assert_axe_finds_nothing_new(page, changed, where=""):
    """For a page whose first state is asked elsewhere in both schemes.

    Colours, which take most of axe's time, are asked of what `changed` selects alone; everything
    else of the whole page, because a new part can break its order, ids and names.
    """
    others = {rule: {"enabled": False} for rule in RULES_ON_COLOUR}
    assert_axe_finds_nothing(page, where, rules=others)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert_axe_finds_nothing(page, f"{where} {scheme}", changed, runOnly=RULES_ON_COLOUR)
