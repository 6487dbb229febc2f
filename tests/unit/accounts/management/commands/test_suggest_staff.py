"""`suggest_staff`: how to make a staff account, until there is one."""

import io

import pytest
from django.core.management import call_command

from tests.factories import make_staff


def hint():
    output = io.StringIO()
    call_command("suggest_staff", stdout=output)
    return output.getvalue()


@pytest.mark.django_db
def test_hint_is_given_while_nobody_can_sign_in():
    gone = make_staff("gone")
    gone.is_active = False
    gone.save()

    assert hint() == "There is no staff account yet: “make staff” makes one.\n"


@pytest.mark.django_db
def test_hint_is_not_given_once_somebody_can():
    make_staff()

    assert hint() == ""
