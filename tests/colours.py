"""The colours of the stylesheets: what each token is in a scheme, and which of them meet.

Ratios are those of WCAG 2, from 1 to 21.
"""

from __future__ import annotations

from coloraide import Color
from tinycss2.ast import Node

from mesosite.environment import BASE_DIR
from tests.stylesheets import rules_of

CSS = BASE_DIR / "static/css"
SCHEMES = ("light", "dark", "paper")

GROUNDS = {"page", "surface", "sunken", "brand-tint"}
BOXES = {"info-tint", "caution-tint", "urgent-tint"}
# Words: each ink with the grounds that it is read on, at rest, under the pointer, in the dark.
READ = {
    "ink": GROUNDS | BOXES,
    "ink-soft": GROUNDS | {"urgent-tint"},
    "link": GROUNDS | BOXES,
    "visited": GROUNDS | BOXES,
    "brand": GROUNDS,
    "brand-strong": GROUNDS | BOXES,
    "done": {"page", "done-tint"},
    "info": {"info-tint"},
    "caution": {"sunken", "caution-tint"},
    "urgent": {"page", "surface", "sunken", "urgent-tint"},
    "on-solid": {"brand", "brand-strong"},
    "focus-ink": {"focus"},
    "plate-ink": {"plate"},
}
# Large words alone: the title of the card for an emergency.
LARGE = {"on-emergency": {"emergency"}}
# Lines that say something: the border of a control, the bar of a box, the ring of a step.
LINES = {
    "edge": {"page", "surface", "sunken"},
    "brand": {"page", "surface", "brand-tint"},
    "done": {"page", "surface"},
    "info": {"page"},
    "caution": {"page", "sunken"},
    "urgent": {"page", "surface", "sunken"},
    "emergency": {"page", "surface"},
}
# What the least contrast of each is.
LEAST = ((READ, 7), (LARGE, 4.5), (LINES, 3))
# Lines between things that stand apart without them.
DECORATION = {"rule"}


def colours(scheme: str) -> dict[str, Color]:
    """Each colour by its name, without `--color-` before it, in one of `SCHEMES`."""
    files = ["tokens.css", *(["paper.css"] if scheme == "paper" else [])]
    written = {
        declaration.name: declaration.value
        for file in files
        for rule in rules_of(CSS / file)
        for declaration in rule.declarations
    }

    def resolve(tokens: list[Node]) -> Color:
        (token,) = (token for token in tokens if token.type != "whitespace")
        if token.type != "function":
            return Color(token.serialize())
        if token.lower_name == "var":
            return resolve(written[token.arguments[0].value])
        if token.lower_name == "light-dark":
            light, dark = (a for a in token.arguments if a.type == "function")
            return resolve([dark if scheme == "dark" else light])
        return Color(token.serialize())

    prefix = "--color-"
    return {
        name.removeprefix(prefix): resolve(value)
        for name, value in written.items()
        if name.startswith(prefix)
    }


def hex_of(colour: Color) -> str:
    """The colour as a screen shows it."""
    return colour.convert("srgb").fit().to_string(hex=True)


def pairs_read(scheme: str) -> set[tuple[str, str]]:
    """Ink and ground of all words, as a screen shows them."""
    shown = {name: hex_of(colour) for name, colour in colours(scheme).items()}
    return {
        (shown[ink], shown[ground])
        for table in (READ, LARGE)
        for ink, grounds in table.items()
        for ground in grounds
    }
