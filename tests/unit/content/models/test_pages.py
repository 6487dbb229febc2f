"""Pages: their places, and what the database refuses."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from content.models import Page
from tests.factories import make_page, make_revision


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
