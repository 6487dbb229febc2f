"""The first hour of a new site: what is to be set up, and whether it is."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.urls import reverse

from accounts.second_factor import is_on_for
from accounts.set_up import Step
from content.admin.people import ROLES
from content.days import name_time
from content.models import Clinic, Revision

# The time of no clinic: where clocks show it, a place says so too, such as Africa/Accra.
NO_PLACE = "UTC"


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
        Step(_tell_time_zone(), "", settings.TIME_ZONE != NO_PLACE),
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


def _tell_time_zone() -> str:
    told = f"Set the clinic’s time zone: times here are {name_time(settings.TIME_ZONE)}"
    if settings.TIME_ZONE != NO_PLACE:
        return told
    return (
        f"{told} now. Whoever runs the site sets TIME_ZONE in its environment, such as "
        "TIME_ZONE=Europe/London, and starts it again"
    )
