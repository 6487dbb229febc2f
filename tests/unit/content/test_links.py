"""Links between the guide's pages."""

import pytest

from content.links import ids_of_live_pages, links_to
from tests.factories import BODY, make_home, make_live, make_page, make_revision, make_staff


def body_with(link):
    return BODY.replace("Words about hair.", f"Words about hair, see {link}.")


@pytest.mark.django_db
def test_links_to_a_page_are_found_at_any_address_that_it_had():
    costs = make_page("costs")
    make_live(costs, slug="prices")
    make_live(costs)
    old = make_live(make_page("about"), body=body_with("[prices](/prices/#why)"))
    new = make_live(make_page("words"), body=body_with("[costs](/costs/)"))
    make_live(make_page("summary"), body=body_with("[words](/words/)"))

    found = [(found.revision, found.link.href, found.link.line) for found in links_to(costs)]

    assert found == [(old, "/prices/#why", 8), (new, "/costs/", 8)]


@pytest.mark.django_db
def test_links_in_drafts_and_on_the_page_itself_do_not_count():
    costs = make_live(make_page("costs"), body=body_with("[above](/costs/#why)")).page
    make_revision(make_page("words"), body=body_with("[costs](/costs/)"))

    assert links_to(costs) == []


@pytest.mark.django_db
def test_ids_are_known_for_every_address_of_a_live_page_and_for_no_withdrawn_one():
    costs = make_page("costs")
    make_live(costs, slug="prices")
    make_live(costs)
    make_home()
    gone = make_live(make_page("gone")).page
    gone.withdraw(by=make_staff())

    ids = frozenset({"key-points", "why", "what-we-do-not-know"})
    assert ids_of_live_pages() == dict.fromkeys(("/", "/costs/", "/prices/"), ids)
