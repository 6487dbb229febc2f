"""The first hour of a new site: what is to be set up, and whether it is."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser, User
from django.urls import reverse

from accounts.second_factor import is_on_for
from accounts.set_up import Step
from content.admin.people import ROLES
from content.models import Clinic, Revision


def find_steps(person: User | AnonymousUser) -> list[Step]:
    clinic = Clinic.objects.current()
    people = User.objects.filter(is_active=True, is_staff=True)
    has_people = all(people.filter(groups__name=role).exists() for role in ROLES)
    return [
        Step(
            "Fill in the clinic: its name, and whom patients call",
            reverse("admin:content_clinic_changelist"),
            bool(clinic.name and clinic.has_contact),
        ),
        Step(
            "Add the people, so that each of the three roles has somebody",
            reverse("admin:auth_user_changelist"),
            has_people,
        ),
        Step(
            "Turn on your second factor",
            reverse("admin:second_factor"),
            isinstance(person, User) and is_on_for(person),
        ),
        Step(
            "Have a clinician sign off a first page",
            f"{reverse('admin:content_page_changelist')}?checked=no",
            Revision.objects.filter(signed_off_at__isnull=False).exists(),
        ),
    ]
