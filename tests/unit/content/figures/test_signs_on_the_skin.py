"""Danger signs in shapes, the same on light and on dark skin."""

import pytest

from tests.unit.content.figures.drawing import Drawing

LIGHT, DARK, INK = "#dcab95", "#966a54", "#231922"
SIGNS = ["swelling", "drooping", "raised-rash", "lace-like", "blotchy"]


@pytest.fixture(scope="module")
def drawing():
    return Drawing("signs-on-the-skin")


def shapes(element):
    return [e.get("d") for e in element.iter() if e.get("d")]


@pytest.mark.parametrize("sign", SIGNS)
def test_sign_has_the_same_shape_on_both_skins(drawing, sign):
    light, dark = list(drawing.part(sign))[-2:]

    assert shapes(light) == shapes(dark) != []
    assert LIGHT in {e.get("fill") for e in light.iter()}
    assert DARK in {e.get("fill") for e in dark.iter()}


@pytest.mark.parametrize("sign", ["raised-rash", "lace-like", "blotchy"])
def test_no_colour_of_a_sign_is_made_up(drawing, sign):
    """Nobody says how these look on each skin: there is skin, light, and ink as shade."""
    for swatch in list(drawing.part(sign)):
        for kind in ("fill", "stroke"):
            found = {e.get(kind) for e in swatch.iter() if e.get(kind)}
            assert found <= {LIGHT, DARK, INK, "#f3dccf", "none"}


@pytest.mark.parametrize("sign", ["lace-like", "blotchy"])
def test_shade_can_be_told_from_each_skin(drawing, sign):
    for swatch in drawing.part(sign):
        (skin,) = {e.get("fill") for e in swatch.iter()} & {LIGHT, DARK}
        (shade,) = (float(e.attrib["opacity"]) for e in swatch.iter() if e.get("opacity"))

        assert contrast(rgb(skin), mixed(rgb(INK), rgb(skin), shade)) >= 3


def rgb(colour):
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))


def mixed(above, below, opacity):
    return tuple(a * opacity + b * (1 - opacity) for a, b in zip(above, below, strict=True))


def contrast(one, other):
    """By WCAG, of the lighter to the darker of two colours."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour):
    parts = (v / 255 for v in colour)
    linear = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts)
    return sum(weight * v for weight, v in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_each_sign_has_its_name(drawing):
    assert [text.words for text in drawing.texts()] == [
        "Lips swell or eyelids swell fast",
        "Face or eyelid droops",
        "Raised rash spreads",
        "Lace-like",
        "Blotchy",
    ]
