import pytest
from django.contrib.auth import get_user_model

from content.models import Clinic
from handouts.choices import revisions_for_paper
from handouts.currency import currency
from handouts.models import Handout
from tests.factories import make_live, make_page

QUERY = "page=costs&size=12&paper=a4&steps=blank&contact=clinic"
CLINIC = Clinic(name="Clinic", contact="Telephone 1")


@pytest.fixture
def costs(db):
    return make_live(make_page("costs"))


def look(handout, clinic=CLINIC):
    return currency(handout, revisions_for_paper(), clinic)


def newer(revision, note):
    return make_live(revision.page, body=f"## {note} {{#new}}\n\nNew.\n", note=note)


def test_sheet_of_live_versions_is_current(costs):
    found = look(Handout.objects.of(QUERY, [costs], CLINIC))

    assert found.is_current
    assert [(page.printed, page.is_current, page.changes) for page in found.pages] == [
        (costs, True, ())
    ]


def test_every_version_since_says_what_changed_the_newest_first(costs):
    benefits = make_live(make_page("benefits"))
    handout = Handout.objects.of(QUERY, [costs, benefits], CLINIC)
    second, third = newer(costs, "New price."), newer(costs, "Another price.")

    found = look(handout)

    assert not found.is_current
    page = next(page for page in found.pages if page.printed == costs)
    assert page.live == third
    assert page.changes == (third, second)
    assert next(page for page in found.pages if page.printed == benefits).is_current


def test_going_back_makes_the_older_sheet_current_and_the_newer_one_old(costs):
    old = Handout.objects.of(QUERY, [costs], CLINIC)
    second = newer(costs, "New price.")
    new = Handout.objects.of(QUERY, [second], CLINIC)
    costs.publish()

    assert look(old).is_current
    assert not look(new).is_current
    assert look(new).pages[0].changes == (costs,)


def test_withdrawn_page_is_not_current(costs):
    handout = Handout.objects.of(QUERY, [costs], CLINIC)
    costs.page.withdraw(by=get_user_model().objects.create_user("nurse"))

    page = look(handout).pages[0]

    assert (page.live, page.is_current, page.changes) == (None, False, ())


def test_other_telephone_number_makes_a_sheet_old_that_shows_it(costs):
    with_box = Handout.objects.of(QUERY, [costs], CLINIC)
    with_lines = Handout.objects.of(f"{QUERY}&", [costs], None)
    moved = Clinic(name="Clinic", contact="Telephone 2")

    assert look(with_box, moved).has_other_contact
    assert not look(with_box, moved).is_current
    assert look(with_lines, moved).is_current
