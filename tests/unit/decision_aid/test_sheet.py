"""A sheet is made of what a reader said, and says nothing of which choice fits."""

import pytest
from django.utils.safestring import SafeString

from content.markdown.decision import Choice, Fact, Statement
from decision_aid.sheet import PARTS_AT_MOST, find_most, make_sheet

PROOF, HAIR = (
    Statement(one, one.title(), ("Seen", "How sure"), f"{one}?") for one in ("proof", "hair")
)
MONEY, TIME, HARM, YEARS = (
    Statement(one, one.title(), (f"Of {one}",), f"{one}?")
    for one in ("money", "time", "harm", "years")
)
ALL = (PROOF, HAIR, MONEY, TIME, HARM, YEARS)
LABEL = '<span class="sure sure--weak">Weak.</span>'


def choice(name, seen="9 men", sure=LABEL, cost="Much"):
    facts = {"Seen": seen, "How sure": sure, "Of money": cost}
    return Choice(name.lower(), name, tuple(Fact(n, SafeString(f)) for n, f in facts.items()))


CHOICES = (choice("Nothing"), choice("Lotion", seen="Not known", sure="Not known"))


@pytest.mark.parametrize(
    ("levels", "most"),
    [
        ({}, []),
        ({PROOF: 1, MONEY: 1}, []),
        ({PROOF: 2, MONEY: 1}, [PROOF]),
        ({PROOF: 2, MONEY: 3}, [MONEY]),
        ({PROOF: 4, MONEY: 5, TIME: 3}, [MONEY, PROOF]),
        ({PROOF: 5, MONEY: 5}, [PROOF, MONEY]),
    ],
)
def test_what_matters_most(levels, most):
    assert find_most(levels) == most


def test_part_stands_for_all_that_look_at_the_same_facts():
    sheet = make_sheet(ALL, {PROOF: 5, HAIR: 4, MONEY: 4}, CHOICES)

    proof, money = sheet.parts
    assert proof.because == ("Proof", "Hair")
    assert [(name, [(said.name, said.html) for said in cell]) for name, cell in proof.rows] == [
        ("Nothing", [("Seen", "9 men"), ("", LABEL)]),
        ("Lotion", [("", "Not known")]),
    ]
    assert money.names == ("Of money",)
    assert sheet.questions == ("proof?", "hair?", "money?")
    assert sheet.left_out == ()


def test_fact_that_two_parts_ask_for_is_told_once():
    seen = Statement("seen", "Seen", ("Of money", "Seen"), "seen?")
    again = Statement("again", "Again", ("Seen",), "again?")

    sheet = make_sheet((PROOF, seen, again), {PROOF: 5, seen: 4, again: 4}, CHOICES)

    assert [part.names for part in sheet.parts] == [("Seen", "How sure"), ("Of money",), ("Seen",)]


def test_all_choices_stand_in_the_order_of_the_page_whatever_was_said():
    for levels in ({PROOF: 5}, {MONEY: 5, PROOF: 1}, {YEARS: 4}):
        for part in make_sheet(ALL, levels, CHOICES).parts:
            assert [name for name, _ in part.rows] == ["Nothing", "Lotion"]


def test_what_has_no_room_is_named():
    sheet = make_sheet(ALL, dict.fromkeys(ALL, 5), CHOICES)

    assert len(sheet.parts) == PARTS_AT_MOST
    assert sheet.left_out == ("Harm", "Years")
    assert "harm?" not in sheet.questions


def test_everything_that_was_said_is_there_by_its_level():
    sheet = make_sheet(ALL, {PROOF: 1, HAIR: 5, MONEY: 3, TIME: 5}, CHOICES)

    assert sheet.said == (
        ("Very much", ("Hair", "Time")),
        ("Some", ("Money",)),
        ("Does not matter", ("Proof",)),
        ("Not marked", ("Harm", "Years")),
    )


def test_sheet_of_gains_tells_of_harm_too_and_whom_a_choice_is_not_for():
    harms = ("What can be serious", "How often harm comes", "What you may notice")
    harms += ("Who should not", "Ask a doctor first if")
    facts = tuple(Fact(name, SafeString(f"Its {name}")) for name in ("Seen", *harms))
    choices = (Choice("lotion", "Lotion", facts),)

    gains = make_sheet(ALL, {PROOF: 5}, choices)
    full = make_sheet(ALL, {PROOF: 5, MONEY: 5, TIME: 5}, choices)

    assert [part.names for part in gains.parts] == [PROOF.facts, harms]
    assert gains.parts[1].because == ("For everybody",)
    assert len(full.parts) == PARTS_AT_MOST
    assert full.parts[-1].names == harms
    assert full.left_out == ("Time",)
    asked = Statement("asked", "Asked", harms, "asked?")
    assert [part.because for part in make_sheet(ALL, {asked: 5}, choices).parts] == [("Asked",)]
    assert make_sheet(ALL, {}, choices).parts == ()


def test_facts_that_say_the_same_stand_together():
    same = SafeString("Starting point")
    facts = (Fact("Gain", same), Fact("Hairs", same), Fact("Loss", SafeString("None")))
    choice = Choice("nothing", "Doing nothing", facts)
    asked = Statement("asked", "Asked", ("Gain", "Hairs", "Loss"), "asked?")
    (part,) = make_sheet((asked,), {asked: 5}, (choice,)).parts
    ((_, said),) = part.rows

    assert [(each.name, each.html) for each in said] == [
        ("Gain, Hairs", "Starting point"),
        ("Loss", "None"),
    ]
