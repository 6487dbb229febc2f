from dataclasses import replace

import pytest
from django.contrib.auth import get_user_model

from content.models import Clinic, Revision
from handouts.choices import Choices, revisions_for_paper
from handouts.freshness import check_freshness
from handouts.models import Handout
from tests.factories import make_handout, make_live, make_page

CHOICES = Choices(pages=("costs",))
CLINIC = Clinic(name="Clinic", contact="Telephone 1")


@pytest.fixture
def costs(db):
    return make_live(make_page("costs"))


def look(handout, clinic=CLINIC):
    return check_freshness(handout, revisions_for_paper(), clinic)


@pytest.mark.parametrize("key", ["comparing", "decide"])
def test_newer_words_of_a_page_that_a_sheet_draws_from_make_it_old(shipped_guide, key):
    handout = make_handout("preset=before-you-decide")
    assert look(handout, Clinic()).is_current

    changed = newer(Revision.objects.live().get(page__key=key), "Other words.")

    old = [page for page in look(handout, Clinic()).pages if not page.is_current]
    assert [(page.live, page.changes) for page in old] == [(changed, (changed,))]


def newer(revision, note):
    return make_live(revision.page, body=f"## {note} {{#new}}\n\nNew.\n", note=note)


def test_sheet_of_live_versions_is_current(costs):
    found = look(Handout.objects.issue(CHOICES, [costs], CLINIC))

    assert found.is_current
    assert [(page.printed, page.is_current, page.changes) for page in found.pages] == [
        (costs, True, ())
    ]


def test_every_version_since_says_what_changed_the_newest_first(costs):
    benefits = make_live(make_page("benefits"))
    handout = Handout.objects.issue(CHOICES, [costs, benefits], CLINIC)
    second, third = newer(costs, "New price."), newer(costs, "Another price.")

    found = look(handout)

    assert not found.is_current
    page = next(page for page in found.pages if page.printed == costs)
    assert page.live == third
    assert page.changes == (third, second)
    assert next(page for page in found.pages if page.printed == benefits).is_current


def test_going_back_makes_the_older_sheet_current_and_the_newer_ones_old(costs):
    old = Handout.objects.issue(CHOICES, [costs], CLINIC)
    second = newer(costs, "New price.")
    new = Handout.objects.issue(CHOICES, [second], CLINIC)
    newer(costs, "Another price.")
    costs.publish()

    assert look(old).is_current
    assert not look(new).is_current
    # No later version is in force, so none of their notes says what changed.
    assert (look(new).pages[0].live, look(new).pages[0].changes) == (costs, ())


def test_withdrawn_page_is_not_current(costs):
    handout = Handout.objects.issue(CHOICES, [costs], CLINIC)
    costs.page.withdraw(by=get_user_model().objects.create_user("nurse"))

    page = look(handout).pages[0]

    assert (page.live, page.is_current, page.changes) == (None, False, ())


def test_other_telephone_number_makes_a_sheet_old_that_shows_it(costs):
    with_box = Handout.objects.issue(CHOICES, [costs], CLINIC)
    with_lines = Handout.objects.issue(replace(CHOICES, contact="blank"), [costs], CLINIC)
    moved = Clinic(name="Clinic", contact="Telephone 2")

    assert look(with_box, moved).has_other_contact
    assert not look(with_box, moved).is_current
    assert look(with_lines, moved).is_current


def test_other_emergency_number_makes_every_sheet_old(costs):
    india = Clinic(country="India", emergency_number="112")
    with_lines = Handout.objects.issue(replace(CHOICES, contact="blank"), [costs], india)

    assert look(with_lines, india).is_current
    assert not look(with_lines, Clinic(country="UK", emergency_number="999")).is_current


def test_details_that_are_filled_in_later_make_no_sheet_old(costs):
    with_lines_for_a_pen = Handout.objects.issue(CHOICES, [costs], Clinic())

    assert look(with_lines_for_a_pen, CLINIC).is_current


def test_choices_of_the_new_sheet_are_those_that_are_still_there(costs):
    benefits = make_live(make_page("benefits"))
    both = Choices(pages=("benefits", "costs"))
    handout = Handout.objects.issue(both, [benefits, costs], CLINIC)
    costs.page.withdraw(by=get_user_model().objects.create_user("nurse"))

    assert look(handout).choices == Choices(pages=("benefits",))


def test_chapter_that_was_added_since_is_told(costs):
    whole = Choices(preset="whole-guide")
    handout = Handout.objects.issue(whole, [costs], CLINIC)
    assert look(handout).is_current

    later = make_live(make_page("later"))

    assert look(handout).added == (later,)
    assert not look(handout).is_current
