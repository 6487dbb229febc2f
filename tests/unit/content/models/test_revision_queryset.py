"""Which revision of each page readers get, and in which order pages are read."""

import datetime

import pytest
from django.utils import timezone

from content.models import Page, Revision
from tests.factories import make_live, make_page, make_revision, make_staff

HOUR = datetime.timedelta(hours=1)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("published_at", "expected"), [(None, False), (-HOUR, True), (HOUR, False)]
)
def test_published_and_is_published_agree(published_at, expected):
    revision = make_revision()
    if published_at is not None:
        revision.publish(at=timezone.now() + published_at)

    assert revision.is_published is expected
    assert list(Revision.objects.published()) == ([revision] if expected else [])


@pytest.mark.django_db
def test_live_is_the_newest_published_of_each_page():
    costs, words = make_page("costs"), make_page("words")
    make_live(costs)
    newer = make_live(costs)
    make_revision(costs, title="Draft")
    make_revision(costs, title="Scheduled").publish(at=timezone.now() + HOUR)
    other = make_live(words)

    assert set(Revision.objects.live()) == {newer, other}


@pytest.mark.django_db
def test_live_is_the_higher_number_when_two_were_published_at_one_moment():
    page, moment = make_page(), timezone.now() - HOUR
    first, second = make_revision(page), make_revision(page)
    second.publish(at=moment)
    first.publish(at=moment)

    assert list(Revision.objects.live()) == [second]


@pytest.mark.django_db
def test_publishing_an_old_revision_again_makes_it_live():
    page = make_page()
    old = make_live(page)
    make_live(page)

    old.publish()

    assert list(Revision.objects.live()) == [old]


@pytest.mark.django_db
def test_reading_order_goes_by_group_then_position_then_key():
    for key, group, position in [
        ("about", Page.Group.BESIDE, 1),
        ("costs", Page.Group.DECIDE, 2),
        ("benefits", Page.Group.DECIDE, 1),
        ("procedure", Page.Group.HAVING_IT, 5),
        ("what-it-is", Page.Group.UNDERSTAND, 9),
        ("how-it-works", Page.Group.UNDERSTAND, 9),
    ]:
        make_live(make_page(key, group=group, position=position))

    revisions = Revision.objects.live().in_reading_order()

    assert [revision.page.key for revision in revisions] == [
        "benefits",
        "costs",
        "procedure",
        "how-it-works",
        "what-it-is",
        "about",
    ]


@pytest.mark.django_db
def test_guide_with_a_draft_shown_has_it_in_the_place_of_its_pages_live_version():
    other = make_live(make_page("words"))
    page = make_live(make_page("costs")).page
    draft = make_revision(page)

    assert set(Revision.objects.live_but(draft)) == {other, draft}
    assert set(Revision.objects.live_but(None)) == {other, page.revisions.get(number=1)}


@pytest.mark.django_db
def test_whole_guide_asked_page_by_page_is_the_same_as_version_by_version():
    costs, gone, back = (make_page(key) for key in ("costs", "gone", "back"))
    first = make_live(costs)
    make_live(costs)
    first.publish()
    make_revision(costs).publish(at=timezone.now() + datetime.timedelta(days=1))
    for page in (gone, back):
        make_live(page)
        page.withdraw(by=make_staff(f"who-withdrew-{page}"))
    again = make_live(back)
    make_revision(make_page("draft"))

    live = {first, again}

    assert set(Revision.objects.live()) == live
    assert set(Revision.objects.live_page_by_page()) == live
    assert Page.objects.live_versions([costs.pk, gone.pk, back.pk]) == {
        costs.pk: first.pk,
        back.pk: again.pk,
    }
    assert Page.objects.live_versions([costs.pk]) == {costs.pk: first.pk}
