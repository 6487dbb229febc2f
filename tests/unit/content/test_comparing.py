"""What changed between two versions, and that nothing that could hurt is missed."""

import datetime
import time
from dataclasses import dataclass

import pytest

from content.comparing import compare
from content.guide_files import SHIPPED


@dataclass
class Words:
    body: str
    title: str = "Costs"
    slug: str = "costs"
    summary: str = "What it costs."


def facts(old, new):
    return [(fact.kind.name, fact.old, fact.new) for fact in compare(Words(old), Words(new)).facts]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Take 5 mg a day.", "Take 50 mg a day.", [("DOSE", "5 mg", "50 mg")]),
        ("A needle of 4 mm.", "A needle of 4 cm.", [("DOSE", "4 mm", "4 cm")]),
        ("Use 0.5–1 ml.", "Use 5–1 ml.", [("DOSE", "0.5–1 ml", "5–1 ml")]),
        ("You should not wash it.", "You should wash it.", [("NEGATION", "not", "")]),
        ("Wash it.", "Never wash it.", [("NEGATION", "", "Never")]),
        ("It doesn’t help.", "It does help.", [("NEGATION", "doesn’t", "")]),
        ("Do it unless you bleed.", "Do it if you bleed.", [("NEGATION", "unless", "")]),
        ("It is INR 5,000.", "It is INR 50,000.", [("PRICE", "INR 5,000", "INR 50,000")]),
        ("It is £40 to 60.", "It is £40 to 90.", [("PRICE", "£40 to 60", "£40 to 90")]),
        ("It is 90 rupees.", "It is 90 dollars.", [("PRICE", "90 rupees", "90 dollars")]),
        ("In May 2024.", "In May 2026.", [("DATE", "May 2024", "May 2026")]),
        ("On 2 May 2026.", "On 3 May 2026.", [("DATE", "2 May 2026", "3 May 2026")]),
        ("6 to 10 visits.", "6 to 12 visits.", [("NUMBER", "6 to 10", "6 to 12")]),
        ("Two visits.", "Three visits.", [("NUMBER", "Two", "Three")]),
        ("54 of 86 women.", "54 of 68 women.", [("NUMBER", "86", "68")]),
        ("Once a week.", "Twice a week.", [("NUMBER", "Once", "Twice")]),
        ("Words.", "Words for 3 days.", [("NUMBER", "", "3")]),
    ],
)
def test_changed_fact_is_found_with_what_it_was_and_is(old, new, expected):
    assert facts(old, new) == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("5 mg first.\n\nThen words.\n\nThe end.", "Then words.\n\nThe end.\n\n5 mg first."),
        ("Take 5 mg\nevery day, not two.", "Take 5 mg every\nday, not two."),
        ("It helps. [@moftah2012]", "It helps. [@gajjar2019]"),
        ("## Why {#why2}", "## Why {#why3}"),
        ("See [costs](/costs/#2).", "See [costs](/costs/#3)."),
        ("It isn't 5 mg.\nOld.", "It isn’t 5 mg.\nNew."),
        ("Words with 5 mg.\r\n", "Words with 5 mg.\n"),
    ],
)
def test_what_moved_or_is_no_fact_is_not_listed(old, new):
    assert facts(old, new) == []


def test_two_doses_that_changed_places_are_both_listed():
    old = "Before: 5 mg.\n\nWords.\n\nAfter: 10 mg.\n"
    new = "Before: 10 mg.\n\nWords.\n\nAfter: 5 mg.\n"

    assert facts(old, new) == [("DOSE", "5 mg", "10 mg"), ("DOSE", "10 mg", "5 mg")]


def test_what_can_hurt_most_comes_first_with_its_line_and_passage():
    old = "Three visits.\n\nPay INR 50.\n\nDo not rub.\n\nTake 5 mg.\n"
    new = "Four visits.\n\nPay INR 60.\n\nDo rub.\n\nTake 6 mg.\n"

    found = [(f.kind.value, f.line, f.passage) for f in compare(Words(old), Words(new)).facts]

    assert found == [
        ("Dose or measure", 7, "Take 6 mg."),
        ("Negation or limit", 5, "Do not rub."),
        ("Price", 3, "Pay INR 60."),
        ("Number", 1, "Four visits."),
    ]


def test_fact_in_title_or_summary_counts_too():
    comparison = compare(Words("-", summary="From 5 mg."), Words("-", summary="From 9 mg."))

    assert [(fact.old, fact.new, fact.line) for fact in comparison.facts] == [("5 mg", "9 mg", 0)]
    assert [(field.name, len(field.old)) for field in comparison.fields] == [("Summary", 3)]


def test_changed_line_shows_which_words_changed():
    hunk = compare(Words("Rub it well."), Words("Rub it gently.")).hunks[0]

    shown = [
        (line.kind, line.old_number, line.new_number, [(s.kind, s.text) for s in line.segments])
        for line in hunk.lines
    ]
    assert shown == [
        ("removed", 1, None, [("same", "Rub it "), ("removed", "well.")]),
        ("added", None, 1, [("same", "Rub it "), ("added", "gently.")]),
    ]


def test_lines_around_a_change_are_shown_and_those_far_away_are_counted():
    lines = [f"Line {number} of the page" for number in range(40)]
    new = [*lines[:20], "Another line", *lines[21:]]

    hunk = compare(Words("\n".join(lines)), Words("\n".join(new))).hunks[0]

    assert hunk.skipped == 17
    assert [line.kind for line in hunk.lines] == ["same"] * 3 + ["removed", "added"] + ["same"] * 3


def test_same_words_are_the_same_whatever_ends_their_lines():
    assert compare(Words("One.\r\nTwo.\r\n"), Words("One.\nTwo.\n")).is_same
    assert not compare(Words("One."), Words("Two.")).is_same
    assert not compare(Words("-", title="Costs"), Words("-", title="Prices")).is_same


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("x\n" * 30_000, "y\n" * 30_000),
        ("no\nyes 1 2\n" * 5_000, "yes 2 1\nno\n" * 5_000),
        ("1 2 " * 15_000, "2 1 " * 15_000),
        ("a b c " * 10_000, "d e f " * 10_000),
        ("[@" * 30_000, "[@" * 29_999),
        ("{#" * 30_000, "{#" * 29_999),
        ("](" * 30_000, "](" * 29_999),
        # Many passages, each short enough to be compared word by word.
        (("a b " * 185 + "\n|\n") * 80, ("b a " * 185 + "z\n|\n") * 80),
    ],
)
def test_hostile_texts_are_compared_within_the_time_of_a_request(old, new):
    # Far above what it takes (half a second), far below what a slip would cost (minutes).
    start = time.process_time()

    comparison = compare(Words(old), Words(new))

    assert not comparison.is_same
    assert time.process_time() - start < datetime.timedelta(seconds=10).total_seconds()


def test_longest_shipped_page_with_many_edits_lists_each():
    old = max((path.read_text() for path in SHIPPED.glob("*.md")), key=len)
    lines = old.split("\n")
    for number in range(20, 120, 10):
        lines[number] += " 7 mg."

    comparison = compare(Words(old), Words("\n".join(lines)))

    assert [fact.new for fact in comparison.facts] == ["7 mg"] * len(range(20, 120, 10))
