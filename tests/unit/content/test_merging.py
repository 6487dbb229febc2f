"""Two people's changes to one text."""

import pytest
from hypothesis import given

from content.merging import merge_texts
from tests.properties import bounded, edited_texts

BASE = "One.\n\nTwo.\n\nThree.\n"


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        ("One, I say.\n\nTwo.\n\nThree.\n", BASE, "One, I say.\n\nTwo.\n\nThree.\n"),
        (BASE, "One.\n\nTwo.\n", "One.\n\nTwo.\n"),
        (
            "One, I say.\n\nTwo.\n\nThree.\n",
            "One.\n\nTwo.\n\nThree.\n\nFour.\n",
            "One, I say.\n\nTwo.\n\nThree.\n\nFour.\n",
        ),
    ],
)
def test_changes_at_different_places_are_put_together(mine, theirs, expected):
    assert merge_texts(BASE, mine, theirs) == expected


def test_changes_of_the_same_line_are_left_to_a_person():
    mine, theirs = BASE.replace("Two", "Zwei"), BASE.replace("Two", "Deux")

    assert merge_texts(BASE, mine, theirs) is None


def test_the_same_change_by_both_is_no_conflict():
    both = BASE.replace("Two", "2")

    assert merge_texts(BASE, both, both) == both


@bounded
@given(edited_texts(count=2))
def test_any_change_of_one_person_alone_is_taken_as_it_is(texts):
    base, mine, theirs = texts
    kept = merge_texts(mine, mine, mine)

    assert (
        merge_texts(base, mine, base)
        == merge_texts(base, base, mine)
        == merge_texts(base, mine, mine)
        == kept
    )
    assert merge_texts(base, mine, theirs) == merge_texts(base, theirs, mine)
