"""The first hour of a new site: the set-up list, and the people with their roles."""

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from content.models import Clinic
from tests.factories import make_app, make_doctor, make_live, make_page, make_staff

INDEX = reverse("admin:index")
PEOPLE = reverse("admin:auth_user_changelist")
PASSWORD = "a long password for tests"


def not_done(client):
    return [
        step.words.split()[0] for step in client.get(INDEX).context["steps"] if not step.is_done
    ]


@pytest.mark.postgresql
def test_set_up_list_shrinks_step_by_step_and_goes_away(admin_client, admin_user):
    live = make_live(make_page("costs"))
    assert not_done(admin_client) == ["Fill", "Add", "Turn", "Have"]

    Clinic.objects.create(name="Hill clinic", contact="Tel. 555 0100")
    doctor = make_doctor()
    assert not_done(admin_client) == ["Add", "Turn", "Have"]
    make_staff("all").groups.set(Group.objects.all())
    live.sign_off(by=doctor, role="Dermatologist")
    assert not_done(admin_client) == ["Turn"]
    assert "Set up this site" in admin_client.get(INDEX).content.decode()
    app = make_app(admin_user)
    session = admin_client.session
    session["otp_device_id"] = app.persistent_id
    session.save()

    assert "Set up this site" not in admin_client.get(INDEX).content.decode()


def test_set_up_list_is_for_who_can_do_it(client, sign_in):
    sign_in("view_page")

    assert client.get(INDEX).context["steps"] == []


def test_person_is_added_with_roles_in_one_form_and_may_come_in(admin_client):
    groups = Group.objects.filter(name__in=["Editor", "Clinical reviewer"])
    sent = {
        "username": "asha",
        "email": "",
        "first_name": "",
        "last_name": "",
        "groups": [group.pk for group in groups],
        "password1": PASSWORD,
        "password2": PASSWORD,
    }
    refused = admin_client.post(reverse("admin:auth_user_add"), sent)
    admin_client.post(reverse("admin:auth_user_add"), sent | {"first_name": "Asha"})

    assert "Readers see the full name" in refused.content.decode()
    asha = User.objects.get(username="asha")
    assert (asha.is_staff, asha.is_superuser) == (True, False)
    assert set(asha.groups.all()) == set(groups)


def test_list_of_people_says_role_second_factor_and_last_visit(
    admin_client, django_assert_num_queries
):
    admin_client.get(PEOPLE)
    with CaptureQueriesContext(connection) as alone:
        admin_client.get(PEOPLE)
    make_app(make_doctor())

    with django_assert_num_queries(len(alone)):
        words = admin_client.get(PEOPLE).content.decode()

    assert "Asha Rao" in words
    assert "Clinical reviewer</td>" in words
    assert "Never" in words
    assert 'alt="True"' in words


def test_clinic_has_one_form_and_no_list(admin_client):
    listed = reverse("admin:content_clinic_changelist")
    assert admin_client.get(listed)["Location"] == reverse("admin:content_clinic_add")

    Clinic.objects.create(name="Hill clinic")

    assert admin_client.get(listed)["Location"] == reverse("admin:content_clinic_change", args=[1])
