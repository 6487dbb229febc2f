"""What changed between two versions, and that nothing that could hurt is missed."""

from dataclasses import dataclass

import pytest
from hypothesis import example, given

from content.comparing import compare, number_changes
from content.comparing.changed_facts import FACTS_COMPARED, PASSAGE_SHOWN
from content.comparing.comparison import CHARACTERS_COMPARED, FACTS_LISTED
from content.guide_files import SHIPPED
from tests.properties import bounded, edited_texts
from tests.work import must_end


@dataclass
class Words:
    body: str
    title: str = "Costs"
    slug: str = "costs"
    summary: str = "What it costs."


def changed_facts(old, new):
    return [(fact.kind.name, fact.old, fact.new) for fact in compare(Words(old), Words(new)).facts]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Take 5 mg a day.", "Take 50 mg a day.", [("DOSE", "5 mg a day", "50 mg a day")]),
        ("Take 5 mg a day.", "Take 5 mg a week.", [("DOSE", "5 mg a day", "5 mg a week")]),
        ("A needle of 4 mm.", "A needle of 4 cm.", [("DOSE", "4 mm", "4 cm")]),
        ("Use 0.5–1 ml.", "Use 5–1 ml.", [("DOSE", "0.5–1 ml", "5–1 ml")]),
        ("Use **5 mg**.", "Use **6 mg**.", [("DOSE", "5 mg", "6 mg")]),
        ("Once a week.", "Twice a week.", [("DOSE", "Once a week", "Twice a week")]),
        ("Words.", "Words for 3 days.", [("DOSE", "", "3 days")]),
        ("You should not wash it.", "You should wash it.", [("NEGATION", "not wash", "")]),
        ("Do not wash it.", "Do not rub it.", [("NEGATION", "not wash", "not rub")]),
        ("Do not\nwash it.", "Do not\nrub it.", [("NEGATION", "not wash", "not rub")]),
        ("Wash it.", "Never wash it.", [("NEGATION", "", "Never wash")]),
        ("It doesn’t help.", "It does help.", [("NEGATION", "doesn’t help", "")]),
        ("Do it unless you bleed.", "Do it if you bleed.", [("NEGATION", "unless you", "")]),
        ("Under 18 years.", "Over 18 years.", [("NEGATION", "Under", "Over")]),
        ("Refuse an unlabelled vial.", "Take it.", [("NEGATION", "Refuse an", "")]),
        ("Women should ask.", "Men should ask.", [("WHO", "Women", "Men")]),
        ("Eat before you come.", "Eat after you come.", [("WHEN", "before", "after")]),
        ("It lasts for days.", "It lasts for weeks.", [("WHEN", "days", "weeks")]),
        ("At least two weeks.", "At most two weeks.", [("NEGATION", "At least", "At most")]),
        ("It is INR 5,000.", "It is INR 50,000.", [("PRICE", "INR 5,000", "INR 50,000")]),
        ("It is £40 to 60.", "It is £40 to 90.", [("PRICE", "£40 to 60", "£40 to 90")]),
        ("It is 90 rupees.", "It is 90 dollars.", [("PRICE", "90 rupees", "90 dollars")]),
        ("In May 2024.", "In May 2026.", [("DATE", "May 2024", "May 2026")]),
        ("On 2 May 2026.", "On 3 May 2026.", [("DATE", "2 May 2026", "3 May 2026")]),
        ("6 to 10 visits.", "6 to 12 visits.", [("NUMBER", "6 to 10", "6 to 12")]),
        ("Two visits.", "Three visits.", [("NUMBER", "Two", "Three")]),
        ("54 of 86 women.", "54 of 68 women.", [("NUMBER", "86", "68")]),
        ("5 mg, INR 9.", "INR 8.", [("DOSE", "5 mg", ""), ("PRICE", "INR 9", "INR 8")]),
    ],
)
def test_changed_fact_is_found_with_what_it_was_and_is(old, new, expected):
    assert changed_facts(old, new) == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("5 mg first.\n\nThen words.\n\nThe end.", "Then words.\n\nThe end.\n\n5 mg first."),
        ("Take 5 mg\nevery day, not two.", "Take 5 mg every\nday, not two."),
        ("Take 5\nmg first.", "Take 5\nmg last."),
        ("From 6 to 10 mg.", "From 6–10mg."),
        ("It helps. [@moftah2012]", "It helps. [@gajjar2019; @nma2025]"),
        ("## Why {#why2}", "## Why {#why3}"),
        ("See [costs](/costs/#2).", "See [costs](/costs/#3)."),
        ("It isn't 5 mg.\nOld.", "It isn’t 5 mg.\nNew."),
        ("Words with 5 mg.\r\n", "Words with 5 mg.\n"),
    ],
)
def test_what_moved_or_is_no_fact_is_not_listed(old, new):
    assert changed_facts(old, new) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("A line above.\n\n10", "A line above.\n\n    10 mg"),
        ("A line above.\n\n    10 mg", "A line above.\n\n10"),
        ("Take   it.     Rest.", "Take it. Rest for 5 days."),
    ],
)
def test_white_space_that_changed_beside_a_fact_is_no_obstacle(old, new):
    assert "DOSE" in [kind for kind, *_ in changed_facts(old, new)]


def test_sentence_is_found_behind_words_whose_white_space_changed():
    old, new = f"{'Rest now.     ' * 9}Take it.", f"{'Rest now. ' * 9}Take 5 mg of it."

    fact = compare(Words(old), Words(new)).facts[0]

    assert (fact.before, fact.after) == ("Take it.", "Take 5 mg of it.")


def test_two_doses_that_changed_places_are_both_listed():
    old = "Before: 5 mg.\n\nWords.\n\nAfter: 10 mg.\n"
    new = "Before: 10 mg.\n\nWords.\n\nAfter: 5 mg.\n"

    assert changed_facts(old, new) == [("DOSE", "5 mg", "10 mg"), ("DOSE", "10 mg", "5 mg")]


def test_what_can_hurt_most_comes_first_with_its_line_and_sentences():
    old = "Three visits.\n\nPay INR 50.\n\nDo not rub.\n\nTake 5 mg. Rest.\n"
    new = "Four visits.\n\nPay INR 60.\n\nDo rub.\n\nTake 6 mg. Rest.\n"

    found = [
        (fact.kind.value, fact.line, fact.before, fact.after)
        for fact in compare(Words(old), Words(new)).facts
    ]

    assert found == [
        ("Dose or measure", 7, "Take 5 mg.", "Take 6 mg."),
        ("“Not” or a limit", 5, "Do not rub.", "Do rub."),
        ("Price", 3, "Pay INR 50.", "Pay INR 60."),
        ("Number", 1, "Three visits.", "Four visits."),
    ]


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        ("Rest well. Rub it.", "Rest well. Rub it for 3 days.", "Rub it.", "Rub it for 3 days."),
        ("Rest. Take 5 mg\nat night.", "Rest.", "Take 5 mg at night.", ""),
        ("One.\n\nTwo.", "One.\n\nTake 5 mg.\n\nTwo.", "", "Take 5 mg."),
        ("Old.\n\nRub it.", "Old.\n\n5 mg Rub it.", "Rub it.", "5 mg Rub it."),
        (
            "It is 5 mg. [@a1] Go.",
            "It is 6 mg. [@a1] Go.",
            "It is 5 mg. [@a1]",
            "It is 6 mg. [@a1]",
        ),
    ],
)
def test_fact_stands_in_the_sentence_of_each_version_that_has_one_like_it(old, new, before, after):
    fact = compare(Words(old), Words(new)).facts[0]

    assert (fact.before, fact.after) == (before, after)


def test_line_is_the_old_one_where_a_fact_was_taken_away():
    old, new = "One.\n\nTwo.\n\nTake 5 mg.", "Two.\n\nTake."

    fact = compare(Words(old), Words(new)).facts[0]

    assert (fact.old, fact.new, fact.line) == ("5 mg", "", 5)


def test_long_sentence_is_cut_around_its_fact():
    old, new = ("word " * 100 + dose + " and word" * 100 for dose in ("5 mg", "6 mg"))

    fact = compare(Words(old), Words(new)).facts[0]

    assert fact.after.startswith("…")
    assert fact.after.endswith("…")
    assert "word 6 mg and word" in fact.after
    assert len(fact.after) <= PASSAGE_SHOWN + len("……")


@pytest.mark.parametrize("field", ["title", "summary"])
def test_fact_in_title_or_summary_says_in_which_field(field):
    comparison = compare(Words("-", **{field: "From 5 mg."}), Words("-", **{field: "From 9 mg."}))

    found = [(fact.old, fact.new, fact.field, fact.line) for fact in comparison.facts]
    assert found == [("5 mg", "9 mg", field.capitalize(), None)]
    assert (comparison.facts[0].before, comparison.facts[0].after) == ("From 5 mg.", "From 9 mg.")
    assert comparison.hunks == ()


def test_changed_address_is_a_field_and_its_digits_are_no_fact():
    comparison = compare(Words("-", slug="costs-1"), Words("-", slug="costs-2"))

    assert [field.name for field in comparison.fields] == ["Address"]
    assert comparison.facts == ()


def test_changed_field_shows_which_words_changed():
    field = compare(
        Words("-", summary="It costs more."), Words("-", summary="It costs less.")
    ).fields[0]

    assert field.name == "Summary"
    assert [(s.kind, s.text) for s in field.old] == [("same", "It costs "), ("removed", "more.")]
    assert [(s.kind, s.text) for s in field.new] == [("same", "It costs "), ("added", "less.")]


def test_facts_beyond_the_list_are_counted_and_the_most_harmful_are_in_it():
    lines = [f"{number} visits" for number in range(FACTS_LISTED + 4)]

    comparison = compare(Words("Words."), Words("\n".join([*lines, "Take 5 mg."])))

    assert len(comparison.facts) == FACTS_LISTED
    assert comparison.facts_left_out == 5
    assert comparison.facts[0].new == "5 mg"


def test_one_change_among_more_facts_than_are_compared_is_found_alone():
    facts = [f"{number % 100} visits" for number in range(FACTS_COMPARED)]

    assert changed_facts(", ".join(facts), ", ".join([*facts[:-1], "7 visits"])) == [
        ("NUMBER", "99", "7")
    ]


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

    comparison = compare(Words("\n".join(lines)), Words("\n".join(new)))

    kinds = [line.kind for line in comparison.hunks[0].lines]
    assert kinds == ["same"] * 3 + ["removed", "added"] + ["same"] * 3
    assert [hunk.skipped for hunk in comparison.hunks] == [17]
    assert comparison.skipped == 16


def test_nothing_is_skipped_where_nothing_or_the_last_line_changed():
    assert compare(Words("One."), Words("One.")).skipped == 0
    assert compare(Words("One.\nTwo."), Words("One.\nThree.")).skipped == 0


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("same " + "old " * 3_000, "same " + "new " * 3_000),  # too many words
        ("a b " * 200, "b a " * 200),  # words that repeat too often
        ("same\n" + "x\n" * 1_500, "same\n" + "y\n" * 1_500),  # too many lines
    ],
)
def test_lines_are_marked_as_a_whole_where_too_much_changed(old, new):
    comparison = compare(Words(old), Words(new))

    kinds = {part.kind for line in comparison.hunks[0].lines for part in line.segments}
    assert not comparison.is_words_compared
    assert kinds <= {"removed", "added"}


def test_field_is_marked_as_a_whole_where_its_words_repeat_too_often():
    field = compare(Words("-", summary="a b " * 200), Words("-", summary="b a " * 200)).fields[0]

    assert [segment.kind for segment in (*field.old, *field.new)] == ["removed", "added"]


def test_words_are_compared_beside_a_long_line_that_did_not_change():
    same = "a b " * 4_000 + "end."

    comparison = compare(Words(f"{same}\nTake 5 mg."), Words(f"{same}\nTake 6 mg."))

    assert comparison.is_words_compared
    assert [(fact.before, fact.after) for fact in comparison.facts] == [
        ("Take 5 mg.", "Take 6 mg.")
    ]


def test_same_words_are_the_same_whatever_ends_their_lines():
    assert compare(Words("One.\r\nTwo.\r\n"), Words("One.\nTwo.\n")).is_same
    assert not compare(Words("One."), Words("Two.")).is_same
    assert not compare(Words("-", title="Costs"), Words("-", title="Prices")).is_same


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("x\n" * 19_500, "y\n" * 19_500),
        ("no\nyes 1 2\n" * 3_300, "yes 2 1\nno\n" * 3_300),
        ("1 2 " * 9_700, "2 1 " * 9_700),
        ("a b c " * 6_500, "d e f " * 6_500),
        ("[@" * 19_500, "[@" * 19_499),
        ("{#" * 19_500, "{#" * 19_499),
        ("](" * 19_500, "](" * 19_499),
        # Many passages, each short enough to be compared word by word.
        (("a b " * 185 + "\n|\n") * 53, ("b a " * 185 + "z\n|\n") * 53),
        # What did not change stands beside what did.
        ("a b " * 9_700 + "\n5 mg", "a b " * 9_700 + "\n6 mg"),
        ("[@a" + "; @a" * 9_700, "[@a" + "; @a" * 9_699),
        ("1" + " " * 39_000, "2" + " " * 39_000),
        ("1 - " * 9_700, "1 - " * 9_699),
        ("1/" * 19_500, "1/" * 19_499),
        ("1," * 19_500, "1," * 19_499),
        ("£" * 39_000, "£" * 38_999),
        ("not " * 9_700, "not " * 9_699),
        ("a" * 19_000 + "n't " * 4_800, "a" * 19_000 + "n't " * 4_799),
        ("." + " " * 39_000 + "x", "." + " " * 38_999 + "y"),
        ("\n\t" * 19_500 + "x", "\n\t" * 19_499 + "y"),
    ],
)
def test_comparing_hostile_texts_does_not_run_away(old, new):
    with must_end():
        comparison = compare(Words(old), Words(new))

    assert not comparison.is_same
    assert not comparison.is_too_long


def test_texts_that_are_too_long_are_said_to_be_and_what_stands_beside_them_is_compared():
    old, new = "5 mg.\n" * CHARACTERS_COMPARED, "6 mg.\n"

    comparison = compare(Words(old, summary="Old words."), Words(new, summary="New words."))

    assert (comparison.is_too_long, comparison.is_same) == (True, False)
    assert [field.name for field in comparison.fields] == ["Summary"]


def test_longest_shipped_page_with_many_edits_lists_each():
    old = max((path.read_text() for path in SHIPPED.glob("*.md")), key=len)
    lines = old.split("\n")
    for number in range(20, 120, 10):
        lines[number] += " 7 mg."

    comparison = compare(Words(old), Words("\n".join(lines)))

    assert [fact.new for fact in comparison.facts] == ["7 mg"] * len(range(20, 120, 10))


def lines_of(text):
    return text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")


@bounded
@given(edited_texts())
@example(("A line above.\n\n10", "A line above.\n\n    10 mg"))
def test_any_two_texts_are_compared_and_each_line_shown_is_one_of_theirs(texts):
    old, new = texts
    comparison = compare(Words(old, title=old), Words(new, title=new))

    before, after = lines_of(old), lines_of(new)
    assert comparison.is_same == (before == after and old == new)
    for line in (line for hunk in comparison.hunks for line in hunk.lines):
        text = "".join(segment.text for segment in line.segments)
        if line.old_number is not None:
            assert before[line.old_number - 1] == text
        if line.new_number is not None:
            assert after[line.new_number - 1] == text
    for fact in comparison.facts:
        assert fact.old or fact.new
        assert fact.field or 1 <= fact.line <= max(len(before), len(after))


def test_changed_lines_have_the_number_of_their_change_on_both_sides():
    old = "Same.\nOld.\nSame again.\nGone.\n"
    new = "Same.\r\nNew.\r\nNewer.\r\nSame again.\r\n"

    assert number_changes(old, new) == ({2: 1, 4: 2}, {2: 1, 3: 1})
    assert number_changes(old, old) == ({}, {})
    assert number_changes("a" * CHARACTERS_COMPARED, "b") == ({}, {})
