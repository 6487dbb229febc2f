"""A time line from three photos to the day to compare them, with the days that the page tells."""

import datetime
import re

import pytest

from checklist.plan import DAYS_TO_COMPARE
from content.guide_files import SHIPPED, read_guide
from tests.unit.content.figures.drawing import SVG, Drawing, lines

WEEKS = 18
FIRST_VISIT, DAY_TO_COMPARE = "1 March", "5 July"


@pytest.fixture(scope="module")
def drawing():
    return Drawing("stop-day")


@pytest.fixture(scope="module")
def section():
    (page,) = [d for page, d in read_guide(SHIPPED).documents() if page.key == "benefits"]
    told = page.html.split('id="when"')[1].split("<h2")[0]
    # Without the drawing's own words and its description, which is folded away.
    told = re.sub("<svg.*?</svg>|<details>.*?</details>", "", told, flags=re.DOTALL)
    return " ".join(re.sub("<.*?>", "", told).replace("\N{NO-BREAK SPACE}", " ").split())


def text_of(drawing, words):
    (found,) = [text for text in drawing.texts() if text.words == words]
    return found


def points_of(drawing):
    """Left to right: the photos, the first visit, the day to compare."""
    return [float(circle.attrib["cx"]) for circle in drawing.part("days")]


def ends_of(drawing, name):
    (points,) = lines(drawing.part(name).attrib["d"])
    return min(x for x, _ in points), max(x for x, _ in points)


@pytest.mark.parametrize("year", [2026, 2027, 2028])
def test_day_to_compare_is_eighteen_weeks_after_the_first_visit(year):
    first, last = [
        datetime.datetime.strptime(f"{day} {year}", "%d %B %Y").date()  # noqa: DTZ007 (a day)
        for day in (FIRST_VISIT, DAY_TO_COMPARE)
    ]

    assert last - first == datetime.timedelta(weeks=WEEKS)
    assert last - first == datetime.timedelta(days=DAYS_TO_COMPARE)


def test_panels_are_numbered_in_the_order_of_time(drawing):
    numbers = list(drawing.texts(drawing.part("numbers")))
    names = [text_of(drawing, words) for words in ("3 photos", "First visit", "Compare")]

    assert [text.words for text in numbers] == ["1", "2", "3"]
    assert [text.x for text in names] == points_of(drawing)


def test_three_photos_are_there_before_the_first_visit(drawing):
    photos = list(drawing.part("photos"))
    again = [use.attrib["href"] for use in drawing.part("compare").iter(f"{SVG}use")]

    names = [photo.attrib["id"] for photo in photos]
    assert names == ["stop-day-front", "stop-day-top", "stop-day-crown"]
    # The old and the new one are the same: the drawing promises no gain.
    assert again == ["#stop-day-crown"] * 2


def test_bar_leads_from_the_first_visit_to_the_day_to_compare(drawing):
    photos, visit, compare = points_of(drawing)
    bar = ends_of(drawing, "bar")

    assert photos < visit
    assert bar == (visit, compare)
    assert visit < text_of(drawing, f"{WEEKS} weeks").x < compare
    assert text_of(drawing, FIRST_VISIT).x == visit
    assert text_of(drawing, DAY_TO_COMPARE).x == compare


def test_bar_has_a_part_for_each_week(drawing):
    left, right = ends_of(drawing, "bar")

    marks = [mark[0][0] for mark in lines(drawing.part("weeks").attrib["d"])]

    week = (right - left) / WEEKS
    assert marks == pytest.approx([left + week * number for number in range(1, WEEKS)], abs=0.06)


def test_own_days_are_written_below_those_of_the_example(drawing):
    rules = lines(drawing.part("own").attrib["d"])

    assert [(rule[0][0] + rule[-1][0]) / 2 for rule in rules] == points_of(drawing)[1:]
    for rule in rules:
        # A hand needs 7 mm in height, on a sheet that shows 320 units in 19rem.
        assert (rule[0][1] - text_of(drawing, FIRST_VISIT).y) * 304 / 320 * 25.4 / 96 >= 6.5


def test_fork_leads_from_the_day_to_compare_to_both_answers(drawing):
    stem, branch, *_ = lines(drawing.part("fork")[0].attrib["d"])
    *_, compare = points_of(drawing)
    better, no_better = list(drawing.part("panels"))[-2:]

    assert stem[0][0] == stem[-1][0] == branch[0][0] == compare
    for panel, x in ((better, branch[-1][0]), (no_better, stem[-1][0])):
        left = float(panel.attrib["x"])
        assert left < x < left + float(panel.attrib["width"])
    answers = [text.words for text in drawing.texts()][-4:]
    assert answers == ["Better:", "you may go on", "No better:", "stop"]


@pytest.mark.parametrize(
    "words",
    [
        *("3 photos", "first visit", "compare", f"{WEEKS} weeks"),
        f"After a first visit on {FIRST_VISIT}, that is {DAY_TO_COMPARE}.",
        *(
            "With visits every 3 months, compare at about 1 year",
            "If they look better, you may go on",
        ),
        "stop if these look no better",
    ],
)
def test_section_of_the_page_says_the_same(section, words):
    assert words in section
