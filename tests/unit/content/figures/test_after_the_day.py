"""The hours, days and weeks after a visit, and what holds at any time."""

import pytest

from tests.unit.content.figures.drawing import Drawing, lines

TIMES = ["Hours", "Days", "Weeks"]


@pytest.fixture(scope="module")
def drawing():
    return Drawing("after-the-day")


def test_times_follow_one_another_below_what_holds_at_any_time(drawing):
    any_time, *times = drawing.texts()

    assert [text.words for text in times] == TIMES
    assert [text.x for text in times] == sorted(text.x for text in times)
    assert len({text.y for text in times}) == 1
    assert any_time.words == "At any time"
    assert any_time.y < times[0].y


def test_line_below_the_times_leads_on_by_three_kinds_of_line(drawing):
    *times, head = drawing.part("line")
    (ends,) = lines(head.attrib["d"])

    assert [path.get("stroke-dasharray") for path in times] == [None, "10 5", "0 9"]
    for path, text in zip(times, list(drawing.texts())[1:], strict=True):
        ((left, _), (right, _)) = lines(path.attrib["d"])[0]
        assert left < text.x < right
    assert ends[1][0] == max(x for x, _ in ends)


def test_nothing_is_drawn_as_usual_after_weeks(drawing):
    """What comes after weeks is for a doctor to see: no mark and no bruise is drawn there."""
    marks = drawing.part("marks")

    assert marks in list(drawing.part("hours").iter())
    assert not [e for e in drawing.part("weeks").iter() if e.get("opacity") or e is marks]
