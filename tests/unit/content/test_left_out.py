"""What a text leaves out of a colleague's changes."""

from content.left_out import LeftOut, Passage, find_left_out
from content.models import Revision


def words(body, *, title="Costs", summary="What it costs."):
    return Revision(title=title, slug="costs", summary=summary, body=body)


BASE = words("One.\n\nTwo.\n\nThree.")


def test_lines_and_fields_that_are_missing_are_told_with_their_place():
    theirs = words("One.\n\nZwei.\n\nThree.\n\nFour.", title="Prices")

    left_out = find_left_out(BASE, theirs, words("One.\n\nDeux.\n\nThree.\n\nFour."))

    assert left_out.missing == (Passage("Title", "Prices"), Passage("line 3", "Zwei."))
    assert left_out.kept == ()


def test_line_that_they_took_away_and_that_is_still_there_is_told():
    left_out = find_left_out(BASE, words("One.\n\nThree."), words("One.\n\nTwo.\n\nDrei."))

    assert left_out == LeftOut((), (Passage("line 3", "Two."),))


def test_text_with_their_changes_in_it_leaves_nothing_out():
    theirs = words("Uno.\n\nThree.", summary="Prices.")
    # As a form sends it.
    mine = words("Uno.\r\n\r\nThree. \r\n\r\nMore.\r\n", summary="Prices.")

    assert not find_left_out(BASE, theirs, mine)
    assert find_left_out(BASE, theirs, BASE)


def test_field_that_nobody_else_changed_is_ones_own():
    assert not find_left_out(BASE, BASE, words(BASE.body, title="Mine"))
