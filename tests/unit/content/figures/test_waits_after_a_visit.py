"""Bars from the visit over the days of waiting, as long as the table of the page says."""

import re

import pytest

from content.guardrails.waits import DRAWN
from content.guide_files import SHIPPED, read_guide
from tests.unit.content.figures.drawing import Drawing, lines

# What a bar says, the days after the visit that it covers, and its rows in the table.
BARS = {
    "Wash": (1, {"Washing, cool dryer": "1 day"}),
    "Alcohol": (2, {"Alcohol": "That day and 2 days more"}),
    "Sport, dusty work": (3, {"Sport; heavy, hot or dusty work": "3 days"}),
    "Sun, swimming, dye, sauna": (
        7,
        {
            "Strong sun": "7 days, also before",
            "Swimming": "7 days",
            "Hair dye": "7 days",
            "Sauna": "7 days",
        },
    ),
}
DAYS = ["Visit", "1", "2", "3", "4", "5", "6", "7"]


@pytest.fixture(scope="module")
def drawing():
    return Drawing("waits-after-a-visit")


def texts_of(drawing):
    days, bars = [list(group) for group in list(drawing.part("words"))[:2]]
    return [[e.text for e in group] for group in (days, bars)]


def bars_of(drawing):
    """Left and right of each bar; the last is that of the key."""
    for path in list(drawing.part("bars"))[:-1]:
        (points,) = lines(path.attrib["d"])
        yield min(x for x, _ in points), max(x for x, _ in points)


def test_columns_are_the_visit_and_the_seven_days_after_it(drawing):
    days, names = texts_of(drawing)

    assert days == DAYS
    assert names == list(BARS)


def test_each_bar_starts_at_the_visit_and_covers_its_days(drawing):
    middles = [text.x for text in drawing.texts()][: len(DAYS)]

    for (left, right), (days, _) in zip(bars_of(drawing), BARS.values(), strict=True):
        covered = [day for day, x in zip(DAYS, middles, strict=True) if left < x < right]

        assert covered == DAYS[: days + 1]


def test_each_day_after_a_bar_has_a_tick(drawing):
    (ticks,) = drawing.part("ticks")
    found = re.findall(r"M", ticks.attrib["d"])

    # One more in the key.
    assert len(found) == sum(7 - days for days, _ in BARS.values()) + 1


def test_table_of_the_page_says_the_same_waits():
    (page,) = [d for page, d in read_guide(SHIPPED).documents() if page.key == "aftercare"]
    table = page.html.split('id="waiting-table"')[1].split("</table>")[0]
    rows = [
        [" ".join(re.sub("<.*?>", "", cell).split()) for cell in re.split("</t[hd]>", row)]
        for row in table.replace("&nbsp;", " ").replace("\N{NO-BREAK SPACE}", " ").split("<tr>")
    ]

    for _, said in BARS.values():
        for what, wait in said.items():
            (found,) = [row[1] for row in rows if row[0] == what]
            assert found.startswith(wait)


def test_rule_for_the_table_knows_the_days_that_are_drawn():
    assert {what: days for days, rows in BARS.values() for what in rows} == DRAWN
