"""Which numbers a new text corrects or takes away, and where other texts still have them."""

from dataclasses import dataclass

import pytest

from content.comparing.left_behind import find_gone, find_places


@dataclass(frozen=True)
class Words:
    body: str
    title: str = "Costs"
    summary: str = ""
    slug: str = "costs"


def gone(old, new):
    return [number.words for number in find_gone(Words(old), Words(new))]


def test_number_that_goes_says_what_stands_instead():
    (number,) = find_gone(Words("It is INR 5,000."), Words("It is INR 6,000."))

    assert (number.words, number.instead) == ("INR 5,000", "INR 6,000")


def places(old, new, *others):
    texts = [Words(other) for other in others]
    found = find_places(find_gone(Words(old), Words(new)), texts)
    return [(place.number.words, texts.index(place.text), place.lines) for place in found]


@pytest.mark.parametrize(
    ("old", "new", "other", "told"),
    [
        ("It is INR 5,000.", "It is INR 6,000.", "Pay INR 5,000 here.", ["INR 5,000"]),
        ("It is INR 5,000 a visit.", "It is INR 6,000.", "Pay INR 5,000.", ["INR 5,000"]),
        ("It is $5.", "It is $6.", "Pay $5.", ["$5"]),
        ("Use 5 mg.", "Use 6 mg.", "Take 5mg.", ["5 mg"]),
        ("Use 5 mg.", "Use 6 mg.", "Take **5** MG.", ["5 mg"]),
        ("Go for 6 to 10 weeks.", "Go for 8 to 12 weeks.", "For 6–10 weeks.", ["6 to 10 weeks"]),
        ("There were 86.", "There were 68.", "Of 86 women.", ["86"]),
        ("It is INR 5,000.", "It is INR 6,000.", "Pay INR\n5,000.", ["INR 5,000"]),
        ("It is INR 5,000.", "It is INR 6,000.", "Pay INR 15,000.", []),
        ("It is INR 5,000.", "It is INR 5,000 or less.", "Pay INR 5,000.", []),
        ("It is INR 5,000.", "It is INR 6,000.", "See [5](/costs/#inr-5-000).", []),
        ("Come 2 times.", "Come 3 times.", "There are 2.", []),
        ("Do not wash it.", "Wash it.", "Do not wash it.", []),
    ],
)
def test_number_that_another_text_still_has_is_told(old, new, other, told):
    assert [number for number, _, _ in places(old, new, other)] == told


def test_number_that_was_corrected_at_one_place_is_told_while_another_has_it():
    """And one that was left out there only is not: the page says it still."""
    old = "One visit: INR 5,000.\n\nOur sum starts from INR 5,000."

    assert gone(old, "One visit: INR 6,000.\n\nOur sum starts from INR 5,000.") == ["INR 5,000"]
    assert gone(old, "One visit.\n\nOur sum starts from INR 5,000.") == []


def test_each_text_is_told_with_the_lines_of_each_number():
    others = ("INR 5,000.\n\nINR 5,000.", "Words.", "A.\n| INR 5,000 | 86 |")

    found = places("86 women, INR 5,000.", "Words.", *others)

    assert found == [("INR 5,000", 0, (1, 3)), ("INR 5,000", 2, (2,)), ("86", 2, (2,))]


def test_number_in_a_title_or_a_summary_has_no_line():
    wanted = find_gone(Words("For 5,000 rupees."), Words("For 6,000 rupees."))
    text = Words("Nothing.", summary="It takes 5,000 rupees.")

    assert [place.lines for place in find_places(wanted, [text])] == [()]


def test_figures_stand_in_every_way_to_write_a_number():
    (number,) = find_gone(Words("For 6 to 10 weeks."), Words("For 8 weeks."))

    assert number.figures == "10"
    assert number.parts == {"6", "10", "weeks"}
