"""Which numbers other texts still have when one text takes them away."""

from dataclasses import dataclass

import pytest

from content.comparing.left_behind import find_left_behind


@dataclass
class Words:
    body: str
    title: str = "Costs"
    summary: str = ""


def left(old, new, *others):
    texts = [Words(other) for other in others]
    found = find_left_behind(Words(old), Words(new), texts)
    return {number: [texts.index(text) for text in having] for number, having in found.items()}


@pytest.mark.parametrize(
    ("old", "new", "other", "told"),
    [
        ("It is INR 5,000.", "It is INR 6,000.", "Pay INR 5,000 here.", ["INR 5,000"]),
        ("It is INR 5,000 a visit.", "It is INR 6,000.", "Pay INR 5,000.", ["INR 5,000"]),
        ("It is $5.", "It is $6.", "Pay $5.", ["$5"]),
        ("Use 5 mg.", "Use 6 mg.", "Take 5mg.", ["5 mg"]),
        ("There were 86.", "There were 68.", "Of 86 women.", ["86"]),
        ("It is INR 5,000.", "It is INR 6,000.", "Pay INR 15,000.", []),
        ("It is INR 5,000.", "It is INR 5,000 or less.", "Pay INR 5,000.", []),
        ("Come 2 times.", "Come 3 times.", "There are 2.", []),
        ("Do not wash it.", "Wash it.", "Do not wash it.", []),
    ],
)
def test_number_that_another_text_still_has_is_told(old, new, other, told):
    assert list(left(old, new, other)) == told


def test_numbers_are_told_in_the_order_of_the_text_with_each_that_has_them():
    both = left("86 women, INR 5,000.", "Words.", "INR 5,000.", "Words.", "INR 5,000 for 86.")

    assert both == {"86": [2], "INR 5,000": [0, 2]}


def test_texts_are_not_asked_for_when_nothing_was_taken_away():
    def others():
        pytest.fail("They were read.")
        yield

    assert find_left_behind(Words("INR 5,000."), Words("INR 5,000. More."), others()) == {}
