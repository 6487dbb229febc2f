"""Pages: their places, and what the database refuses."""

import datetime
import re
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from content.models import Page, Revision
from handouts.presets import WARNING_SIGNS
from tests.factories import make_live, make_page, make_revision, make_staff


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("page_key_is_plain_words", {"key": "Costs_2026"}),
        ("home_page_stands_beside_the_guide", {"kind": "home", "group": "decide"}),
    ],
)
def test_database_refuses_a_page_that_breaks_a_rule(constraint, fields):
    with pytest.raises(IntegrityError, match=constraint):
        make_page(**fields)


@pytest.mark.django_db
def test_database_refuses_a_second_home_page():
    make_page("home", kind=Page.Kind.HOME, group=Page.Group.BESIDE)

    # SQLite names the column of a unique index, PostgreSQL the index.
    with pytest.raises(IntegrityError, match=r"only_one_home_page|content_page\.kind"):
        make_page("other", kind=Page.Kind.HOME, group=Page.Group.BESIDE)


@pytest.mark.django_db
def test_database_refuses_two_pages_with_one_key():
    make_page("costs")

    with pytest.raises(IntegrityError, match=r"content_page_key|content_page\.key"):
        make_page("costs")


def test_validation_names_the_field_of_a_home_page_in_a_group():
    page = Page(key="home", kind=Page.Kind.HOME, group=Page.Group.DECIDE)

    with pytest.raises(ValidationError) as caught:
        page.clean()

    assert caught.value.message_dict == {"group": ["The home page stands beside the guide."]}


@pytest.mark.django_db
def test_page_with_words_cannot_be_deleted():
    page = make_revision().page

    with pytest.raises(ProtectedError), transaction.atomic():
        page.delete()

    assert Page.objects.filter(pk=page.pk).exists()


@pytest.mark.parametrize(
    ("group", "expected"),
    [("understand", True), ("having-it", True), ("decide", True), ("beside", False)],
)
def test_chapter_is_a_page_of_the_guides_own_groups(group, expected):
    assert Page(key="costs", group=group).is_chapter is expected


@pytest.mark.parametrize("kind", Page.Kind)
def test_home_is_the_page_of_that_kind_alone(kind):
    assert Page(key="costs", kind=kind).is_home is (kind == "home")


def test_page_is_called_by_its_key():
    assert str(Page(key="costs")) == "costs"


# Withdrawing


@pytest.mark.django_db
def test_withdrawn_page_has_nothing_live_and_its_waiting_versions_are_drafts_again():
    page = make_live(make_page("costs")).page
    waiting = make_revision(page)
    waiting.publish(at=timezone.now() + datetime.timedelta(hours=1))

    page.withdraw(by=make_staff())

    waiting.refresh_from_db()
    assert page.is_withdrawn is True
    assert waiting.published_at is None
    assert list(Revision.objects.live()) == []


@pytest.mark.django_db
def test_publishing_brings_a_withdrawn_page_back():
    old = make_live(make_page("costs"))
    old.page.withdraw(by=make_staff())

    old.publish()

    assert old.page.is_withdrawn is False
    assert list(Revision.objects.live()) == [old]


@pytest.mark.django_db
@pytest.mark.parametrize("key", sorted(Page.ALWAYS_THERE))
def test_page_that_the_site_leads_to_is_never_withdrawn(key):
    page = make_live(make_page(key)).page

    with pytest.raises(ValidationError, match="The site itself leads to this page"):
        page.withdraw(by=make_staff())

    assert page.is_withdrawn is False


def test_pages_that_templates_lead_to_are_always_there():
    templates = Path(__file__).resolve().parents[4] / "templates"
    named = {
        key
        for path in templates.rglob("*.html")
        for key in re.findall(r"content:page-detail' '([a-z-]+)'", path.read_text())
    }

    # No guide to a treatment is without its harms.
    assert named | {"home", WARNING_SIGNS.page, "side-effects"} == Page.ALWAYS_THERE


# What staff ask of the list


@pytest.mark.django_db
def test_state_of_a_page_names_its_live_version_its_newer_draft_and_what_waits():
    page = make_page("costs")
    make_revision(page)
    live = make_live(page)
    draft = make_revision(page)
    waiting = make_revision(page)
    waiting.publish(at=timezone.now() + datetime.timedelta(hours=1))
    make_page("words")

    states = [
        (page.key, page.live_id, page.draft_id, page.waiting_id)
        for page in Page.objects.with_state().order_by("key")
    ]

    assert states == [("costs", live.pk, draft.pk, waiting.pk), ("words", None, None, None)]


@pytest.mark.django_db
def test_draft_that_is_older_than_the_live_version_is_not_a_newer_draft():
    page = make_page("costs")
    make_revision(page)
    make_live(page)

    assert Page.objects.with_state().get().draft_id is None


@pytest.mark.django_db
def test_page_is_called_what_readers_call_it_and_by_its_key_before_it_has_words():
    page = make_page("costs")
    assert page.known_title == "costs"

    make_revision(page, title="What it costs")
    assert page.known_title == "What it costs"

    make_live(page, title="Costs")
    make_revision(page, title="Prices")
    later = timezone.now() + datetime.timedelta(days=1)
    make_revision(page, title="Next prices").publish(at=later)
    assert page.known_title == "Costs"

    page.withdraw(by=make_staff())
    assert page.known_title == "Costs"
