"""What stands around a text: the ids that it may lead to, and the addresses that are taken."""

import datetime

import pytest
from django.utils import timezone

from content.surroundings import read_surroundings
from tests.factories import make_home, make_live, make_page, make_revision, make_staff


@pytest.mark.django_db
def test_ids_are_known_for_every_address_of_a_live_page_and_for_no_withdrawn_one():
    costs = make_page("costs")
    make_live(costs, slug="prices")
    make_live(costs)
    make_home()
    gone = make_live(make_page("gone")).page
    gone.withdraw(by=make_staff())

    ids = frozenset({"key-points", "why", "what-we-do-not-know"})
    assert read_surroundings().ids == dict.fromkeys(("/", "/costs/", "/prices/"), ids)


@pytest.mark.django_db
def test_address_is_held_by_the_first_page_that_was_ever_published_there():
    costs = make_page("costs")
    make_live(costs, slug="prices")
    make_live(costs)
    make_live(make_page("gone")).page.withdraw(by=make_staff())
    make_revision(make_page("later")).publish(at=timezone.now() + datetime.timedelta(days=1))
    make_revision(make_page("draft"))

    around = read_surroundings()

    assert around.holders == {"prices": "costs", "costs": "costs", "gone": "gone", "later": "later"}
    assert around.holder_of("prices", "costs") is None
    assert around.holder_of("prices", "words") == "costs"
    assert around.holder_of("draft", "words") is None
