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
    ("citation", "fields", "in_short"),
    [
        (
            "Saceda-Corralo D, Moustafa F. Mesotherapy with dutasteride. J Drugs Dermatol 2022.",
            {"year": 2022, "kind": "Retrospective study", "size": "541 people"},
            "Saceda-Corralo D and others (2022). Retrospective study, 541 people.",
        ),
        (
            "Mysore V. Mesotherapy in hair loss. Int J Trichology 2010.",
            {"year": 2010, "kind": "Editorial", "read": "second-hand"},
            "Mysore V (2010). Editorial, read second-hand.",
        ),
        (
            "NHS. Hair transplant.",
            {"year": None, "kind": "Health service page"},
            "NHS. Hair transplant. Health service page.",
        ),
        (
            "NHS. Is it right for me? Reviewed 9 May 2023.",
            {"year": 2023, "kind": "Health service page"},
            "NHS. Is it right for me? Reviewed 9 May 2023. Health service page.",
        ),
        (
            "Hair loss at injection sites of mesotherapy for alopecia, a series of cases in one clinic.",
            {"year": 2017, "kind": "Case series", "size": "3 people", "read": "incomplete"},
            "Hair loss at injection sites of mesotherapy for alopecia, a series of case… (2017)."
            " Case series, 3 people, details incomplete.",
        ),
    ],
)
def test_in_short_says_who_when_what_and_how_large(citation, fields, in_short):
    assert Reference(citation=citation, **fields).in_short == in_short
