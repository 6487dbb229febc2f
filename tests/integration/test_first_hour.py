"""The first hour of a new site: the set-up list, and the people with their roles."""

import re

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from content.models import Clinic
from tests.factories import make_app, make_doctor, make_live, make_page, make_staff
from tests.integration.pages import read_page

INDEX = reverse("admin:index")
PEOPLE = reverse("admin:auth_user_changelist")
PASSWORD = "a long password for tests"


def not_done(client):
    return [
        step.words.split()[0] for step in client.get(INDEX).context["steps"] if not step.is_done
    ]


@pytest.mark.postgresql
def test_set_up_list_shrinks_step_by_step_and_goes_away(admin_client, admin_user, settings):
    live = make_live(make_page("costs"))
    assert not_done(admin_client) == ["Fill", "Set", "Add", "Turn", "Have"]

    settings.TIME_ZONE = "Europe/London"
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


@pytest.mark.parametrize(
    ("zone", "told"),
    [
        ("UTC", "times here are UTC now. Whoever"),
        ("Asia/Kolkata", "times here are Kolkata time Done"),
    ],
)
def test_set_up_list_says_which_time_holds_and_where_it_is_set(admin_client, settings, zone, told):
    settings.TIME_ZONE = zone

    words = " ".join(read_page(admin_client, INDEX).one("ol").text.split())

    assert told in words
    assert ("TIME_ZONE=Europe/London" in words) == (zone == "UTC")


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


def test_staff_read_of_people_and_roles_and_never_of_users_and_groups(admin_client, admin_user):
    role = Group.objects.get(name="Editor")
    addresses = [
        INDEX,
        *(reverse(f"admin:auth_{name}_changelist") for name in ("user", "group")),
        *(reverse(f"admin:auth_{name}_add") for name in ("user", "group")),
        *(
            reverse(f"admin:auth_user_{name}", args=[admin_user.pk])
            for name in ("change", "history")
        ),
        reverse("admin:auth_group_change", args=[role.pk]),
    ]

    texts = {where: read_page(admin_client, where).one("body").text for where in addresses}

    # The rights have the names that the database gave them.
    words = re.compile(
        r"(?<!Can \w{3} )(?<!Can \w{4} )(?<!Can \w{6} )\b(?:users?|groups?)\b|Authentication",
        re.IGNORECASE,
    )
    assert {where: words.findall(text) for where, text in texts.items() if words.search(text)} == {}
    assert "People and roles" in texts[INDEX]
