"""Pages of a group change places, and those of other groups stay."""

import pytest

from content.models import Page
from content.page_order import move_page, put_in_order
from tests.factories import make_home, make_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages():
    make_page("elsewhere", group=Page.Group.UNDERSTAND, position=2)
    return [make_page(key, position=4) for key in ("a", "b", "c")]


def order(group=Page.Group.DECIDE):
    places = Page.objects.filter(group=group).order_by("position")
    return list(places.values_list("key", "position"))


def test_page_moves_by_one_place_and_no_further_than_the_ends(pages):
    a, _, c = pages

    moved = [move_page(a, 1), move_page(a, -1), move_page(a, -1), move_page(c, 1)]

    assert moved[:2] == [[a], [a]]
    assert moved[2:] == [[], []]
    assert order() == [("a", 1), ("b", 2), ("c", 3)]


def test_group_is_put_in_the_order_that_was_dragged(pages):
    a, _, c = pages

    put_in_order("decide", [c, a, c, Page.objects.get(key="elsewhere")])

    assert order() == [("c", 1), ("a", 2), ("b", 3)]
    assert order(Page.Group.UNDERSTAND) == [("elsewhere", 2)]


def test_home_page_keeps_its_place_before_the_others():
    home = make_home().page
    about = make_page("about", group=Page.Group.BESIDE, position=5)

    assert put_in_order("beside", [home, about]) == [about]
    assert order(Page.Group.BESIDE) == [("home", 0), ("about", 1)]
