"""Every ink is read on every ground that it meets, by what the tokens say."""

import pytest

from tests.colours import CSS, DECORATION, LARGE, LEAST, LINES, READ, SCHEMES, colours
from tests.stylesheets import rules_of, text

PREFIX = "var(--color-"


@pytest.mark.parametrize("scheme", SCHEMES)
def test_each_pair_of_an_ink_and_a_ground_has_enough_contrast(scheme):
    named = colours(scheme)
    ratios = {
        (ink, ground, least): named[ink].contrast(named[ground], method="wcag21")
        for table, least in LEAST
        for ink, grounds in table.items()
        for ground in grounds
    }

    assert {pair: ratio for pair, ratio in ratios.items() if ratio < pair[2]} == {}
    assert len(ratios) > 50


@pytest.mark.parametrize("scheme", SCHEMES)
def test_ring_of_what_has_the_focus_is_seen_on_every_ground(scheme):
    named = colours(scheme)
    ring = [named["focus"], named["focus-ink"]]

    for ground in READ["ink"]:
        seen = max(colour.contrast(named[ground], method="wcag21") for colour in ring)
        assert seen >= 3, ground
    assert ring[0].contrast(ring[1], method="wcag21") >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
def test_each_colour_is_one_that_every_screen_has(scheme):
    outside = [name for name, colour in colours(scheme).items() if not colour.in_gamut("srgb")]

    assert outside == []


def test_each_colour_is_an_ink_a_ground_or_a_line():
    tables = (READ, LARGE, LINES)
    placed = DECORATION.union(*tables, *(grounds for table in tables for grounds in table.values()))

    assert placed == set(colours("light"))


def test_ink_and_ground_that_one_rule_names_are_among_the_pairs():
    """What the pointer and the focus change, too: no picture of a page shows all of it."""
    met = set()
    for name in ("site.css", "handout.css", "writing.css"):
        for rule in rules_of(CSS / name):
            values = {one.name: text(one.value) for one in rule.declarations}
            ink, ground = values.get("color", ""), values.get("background", "")
            if ink.startswith(PREFIX) and ground.startswith(PREFIX):
                met.add((_name(ink), _name(ground)))
    known = {(ink, ground) for table in (READ, LARGE) for ink in table for ground in table[ink]}

    assert met - known == set()
    assert len(met) >= 5


def _name(value: str) -> str:
    return value.removeprefix(PREFIX).removesuffix(")")
