"""References: what the database refuses, and what readers are told of our reading."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from content.models import Reference
from tests.factories import make_reference


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("reference_key_is_plain", {"key": "Moftah 2012"}),
        ("reference_year_is_plausible", {"year": 1899}),
        ("reference_year_is_plausible", {"year": 2101}),
    ],
)
def test_database_refuses_a_reference_that_breaks_a_rule(constraint, fields):
    with pytest.raises(IntegrityError, match=constraint):
        make_reference(**fields)


@pytest.mark.django_db
def test_database_refuses_two_references_with_one_key():
    make_reference("moftah2012")

    with pytest.raises(IntegrityError, match=r"content_reference_key|content_reference\.key"):
        make_reference("moftah2012")


@pytest.mark.parametrize("year", [1899, 2101])
def test_validation_names_the_field_of_a_year_that_cannot_be(year):
    with pytest.raises(ValidationError) as caught:
        Reference(key="moftah2012", year=year).clean()

    assert caught.value.message_dict == {"year": ["Give a year from 1900 to 2100, or none."]}


@pytest.mark.django_db
@pytest.mark.parametrize("year", [1900, 2100, None])
def test_year_may_be_any_of_two_centuries_or_unknown(year):
    reference = make_reference(year=year)

    reference.full_clean()

    assert Reference.objects.get(key=reference.key).year == year


@pytest.mark.django_db
def test_references_come_by_position_then_key():
    for key, position in [("b", 2), ("c", 1), ("a", 2)]:
        make_reference(key, position=position)

    assert [reference.key for reference in Reference.objects.all()] == ["c", "a", "b"]


def test_reference_is_called_by_its_key():
    assert str(Reference(key="moftah2012")) == "moftah2012"


@pytest.mark.parametrize(
    ("fields", "in_short"),
    [
        (
            {"kind": "Retrospective study", "size": "541 people"},
            "Moftah 2012. Retrospective study, 541 people.",
        ),
        (
            {"kind": "Editorial", "read": "second-hand"},
            "Moftah 2012. Editorial, read second-hand.",
        ),
        (
            {"kind": "Case series", "size": "3 people", "read": "incomplete"},
            "Moftah 2012. Case series, 3 people, details incomplete.",
        ),
    ],
)
def test_in_short_says_its_name_what_it_is_and_how_large(fields, in_short):
    assert Reference(short_name="Moftah 2012", **fields).in_short == in_short


def test_short_name_fits_in_the_margin():
    reference = make_unsaved_reference(short_name="A" * 31)

    with pytest.raises(ValidationError) as caught:
        reference.clean_fields()

    assert list(caught.value.message_dict) == ["short_name"]


def make_unsaved_reference(**fields):
    defaults = {"key": "a", "citation": "A.", "kind": "Trial", "found": "Little."}
    return Reference(**defaults | fields)
