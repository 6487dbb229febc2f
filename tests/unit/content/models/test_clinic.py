"""The one row with the clinic's details."""

import pytest
from django.db import IntegrityError

from content.models import Clinic


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("there_is_one_clinic", {"id": 2}),
        ("emergency_number_comes_with_its_country", {"emergency_number": "112"}),
        ("currency_is_a_three_letter_code", {"currency": "inr"}),
        ("currency_is_a_three_letter_code", {"currency": "RS"}),
    ],
)
def test_database_refuses_details_that_break_a_rule(constraint, fields):
    with pytest.raises(IntegrityError, match=constraint):
        Clinic.objects.create(**fields)


@pytest.mark.django_db
def test_database_refuses_a_second_clinic():
    Clinic.objects.create(name="First clinic")

    with pytest.raises(IntegrityError, match=r"content_clinic_pkey|content_clinic\.id"):
        Clinic.objects.create(name="Second clinic")


@pytest.mark.django_db
def test_current_is_empty_until_staff_fill_it_in():
    clinic = Clinic.objects.current()

    assert (clinic.name, clinic.contact, clinic.emergency_call) == ("", "", "")
    assert str(clinic) == "Clinic (details not filled in)"
    assert not Clinic.objects.exists()


@pytest.mark.django_db
def test_current_is_what_staff_filled_in():
    Clinic.objects.create(
        name="Hill clinic", country="India", emergency_number="112", currency="INR"
    )

    clinic = Clinic.objects.current()

    assert str(clinic) == "Hill clinic"
    assert clinic.emergency_call == "Call 112 now (the emergency number in India)."
