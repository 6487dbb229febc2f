"""What a page says twice of how long to wait after a visit must agree."""

import pytest

from content.guardrails import waits
from content.guide_files import SHIPPED, read_guide
from content.markdown import render

TABLES = """::: figure waits-after-a-visit
**How long to wait.**\\
Wait while its bar lasts.

Columns stand for days.
:::

::: table How long to wait {#waiting-table}
| What | Wait |
|---|---|
| Alcohol | That day and 2 days more |
| Sport; heavy, hot or dusty work | 3 days |
| Hat | No wait |
:::

::: table From which day {#by-day}
| Visit | Alcohol | Sport |
|---|---:|---:|
| Mon | Thu | Fri |
| Sun | Wed | Thu |
:::
"""


def found(rule, text):
    return [problem.message for problem in rule(render(text))]


@pytest.mark.parametrize("rule", [waits.waits_as_drawn, waits.waits_by_weekday])
def test_waits_that_agree_are_right_as_they_are(rule):
    assert found(rule, TABLES) == []
    assert found(rule, "No table.") == []


def test_drawing_that_shows_other_days_than_the_table_stops_the_page():
    longer = TABLES.replace("| 3 days |", "| 4 days |")
    (problem,) = waits.waits_as_drawn(render(longer))

    assert problem.is_error
    assert "waits 4 days here, and 3 in the drawing" in problem.message
    assert (
        problem.line == longer.split("\n").index("| Sport; heavy, hot or dusty work | 4 days |") + 1
    )
    assert found(waits.waits_as_drawn, longer.split(":::\n\n", 1)[1]) == []


def test_each_weekday_that_counts_other_days_is_named_with_the_right_one():
    told = found(waits.waits_by_weekday, TABLES.replace("| 3 days |", "| 4 days |"))

    assert [message.split(" by the")[0] for message in told] == [
        "After a visit on Mon, “Sport” starts on Sat",
        "After a visit on Sun, “Sport” starts on Fri",
    ]
    assert (
        "not on no day"
        in found(waits.waits_by_weekday, TABLES.replace("| Thu | Fri", "| Thu | "))[0]
    )


def test_drawing_knows_rows_of_the_shipped_page():
    (page,) = [d for page, d in read_guide(SHIPPED).documents() if page.key == "aftercare"]
    (table,) = [table for table in page.tables if table.id == waits.WAITS]

    assert waits.DRAWN.keys() <= {row[0] for row in table.rows}
    assert 'id="figure-waits-after-a-visit"' in page.html
