"""The guide as readers have it now: what is shared by pages, and until when."""

import pytest

from content.current_guide import current_guide, guide_with
from content.models import Clinic
from tests.factories import make_live, make_page, make_reference, make_revision

pytestmark = pytest.mark.django_db


def test_all_share_one_until_something_changes(django_assert_num_queries):
    make_live(make_page("costs"))
    guide = current_guide()
    assert (list(guide.contents.versions), guide.clinic.name) == (["costs"], "")

    with django_assert_num_queries(1):
        same = current_guide()
        assert (list(same.contents.versions), same.clinic.name) == (["costs"], "")
    Clinic.objects.create(name="Hair Clinic")

    assert same is guide
    assert current_guide().clinic.name == "Hair Clinic"


def test_a_version_is_found_at_its_address_while_it_is_live():
    page = make_page("costs")
    former = make_live(page, slug="money")
    assert current_guide().find("money") == former

    live = make_live(page, slug="costs")

    assert [current_guide().find(slug) for slug in ("money", "costs", "")] == [None, live, None]


def test_references_are_those_that_there_are():
    one = make_reference("a2020")
    make_reference("b2021")

    assert current_guide().references_cited("A trial. [@a2020; @gone1999]") == {"a2020": one}


def test_draft_stands_in_a_guide_of_its_own():
    page = make_page("costs")
    live = make_live(page)
    draft = make_revision(page, title="New words")

    guide = guide_with(draft)

    assert guide_with(live) is current_guide()
    assert [link.title for link in guide.contents.chapters] == ["New words"]
    assert [link.title for link in current_guide().contents.chapters] == [live.title]


def test_choices_are_those_of_the_live_page_for_deciding():
    assert current_guide().decision.choices == ()
    body = "::: choices comparing\n- What it is\n\n### Nothing {#nothing}\nCost\n: None.\n:::\n"
    make_live(make_page("decide", kind="decision"), body=body)

    assert [choice.id for choice in current_guide().decision.choices] == ["nothing"]
