"""What stands around texts: the ids that they may lead to, and the addresses that are taken."""

import datetime

import pytest
from django.utils import timezone

from content.surroundings import read_surroundings
from tests.factories import BODY, make_home, make_live, make_page, make_revision, make_staff

IDS = frozenset({"key-points", "why", "what-we-do-not-know"})


def make_text(*addresses, **fields):
    """A draft that leads to these addresses."""
    links = ", ".join(f"[it]({address})" for address in addresses)
    return make_revision(make_page("text"), body=f"{BODY}\nSee {links}.\n", **fields)


@pytest.mark.django_db
def test_ids_are_known_for_every_address_of_a_live_page_and_for_no_withdrawn_one():
    costs = make_page("costs")
    make_live(costs, slug="prices")
    make_live(costs)
    make_home()
    gone = make_live(make_page("gone")).page
    gone.withdraw(by=make_staff())
    text = make_text("/", "/costs/#why", "/prices/?x=1", "/gone/", "/nowhere/", "/costs")

    ids = read_surroundings([text]).ids

    assert ids == dict.fromkeys(("/", "/costs/", "/prices/"), IDS)


@pytest.mark.django_db
def test_pages_that_no_text_leads_to_are_left_out():
    make_live(make_page("costs"))
    make_live(make_page("words"))

    assert read_surroundings([make_text("/words/")]).ids == {"/words/": IDS}


@pytest.mark.django_db
def test_address_is_held_by_the_first_page_that_was_ever_published_there():
    costs = make_page("costs")
    old = make_live(costs, slug="prices")
    make_live(costs)
    gone = make_live(make_page("gone"))
    gone.page.withdraw(by=make_staff())
    later = make_revision(make_page("later"))
    later.publish(at=timezone.now() + datetime.timedelta(days=1))
    draft = make_revision(make_page("draft"))
    text = make_text(slug="costs")

    around = read_surroundings([old, gone, later, draft, text])

    assert around.holders == {"prices": "costs", "costs": "costs", "gone": "gone", "later": "later"}
    assert around.holder_of("prices", "costs") is None
    assert around.holder_of("prices", "words") == "costs"
    assert around.holder_of("draft", "words") is None


@pytest.mark.django_db
def test_version_is_judged_by_its_index_and_an_unsaved_one_by_its_text():
    revision = make_text("/words/")
    around = read_surroundings([revision])
    kept = around.index_of(revision)
    revision.pk = None

    assert kept is around.indexes[next(iter(around.indexes))]
    assert around.index_of(revision) == kept
