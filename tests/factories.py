"""Plain builders: what a test does not name gets a sensible value."""

from __future__ import annotations

import itertools
import time
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission, User
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from content.models import Clinic, Page, Picture, Reference, Revision
from handouts.choices import Choices, revisions_for_paper
from handouts.models import Handout
from handouts.sheet import compose_sheet

_numbers = itertools.count(1)
BODY = """::: key-points
- Mesotherapy is many small injections.
- Nobody knows if it helps.
:::

## Why it matters {#why}

Words about hair.

::: unknown
- How often harm happens is not known.
:::
"""

STEPS = {
    "consultation": "Consultation",
    "preparation": "Preparing the scalp",
    "solution": "The solution",
    "injection": "The injections",
    "sessions": "More sessions",
}


def make_page(key: str = "costs", **fields: Any) -> Page:
    defaults = {"kind": Page.Kind.ARTICLE, "group": Page.Group.DECIDE, "position": next(_numbers)}
    return Page.objects.create(key=key, **defaults | fields)


def make_revision(page: Page | None = None, **fields: Any) -> Revision:
    """A draft. `make_live` makes one that readers get."""
    page = page or make_page()
    slug = "" if page.is_home else page.key
    defaults = {
        "title": page.key.replace("-", " ").capitalize(),
        "slug": slug,
        "summary": f"About {page.key}.",
        "body": BODY,
        "note": "First version.",
    }
    return Revision.objects.create(page=page, **defaults | fields)


def make_live(page: Page | None = None, **fields: Any) -> Revision:
    revision = make_revision(page, **fields)
    revision.publish()
    return revision


def make_home(**fields: Any) -> Revision:
    page = make_page("home", kind=Page.Kind.HOME, group=Page.Group.BESIDE, position=0)
    return make_live(page, title="Mesotherapy for hair loss", **fields)


def make_procedure(page: Page | None = None, steps: dict[str, str] = STEPS) -> Revision:
    """The live procedure page with these steps: ids and titles, in order."""
    page = page or make_page(
        "procedure", kind=Page.Kind.PROCEDURE, group=Page.Group.HAVING_IT, position=1
    )
    listed = "\n".join(f"### {title} {{#{step_id}}}\nWords.\n" for step_id, title in steps.items())
    return make_live(page, body=f"## The steps {{#the-steps}}\n\n::: steps\n{listed}:::\n")


def make_reference(key: str = "moftah2012", **fields: Any) -> Reference:
    defaults = {
        "short_name": key[:30],
        "citation": "Moftah N and others. Mesotherapy using dutasteride. 2012.",
        "year": 2012,
        "link": "https://doi.org/10.1111/j.1468-3083.2012.04535.x",
        "kind": "Controlled trial",
        "size": "126 women, 18 weeks",
        "found": "More women had thicker hair.",
        "limits": "Small and short.",
        "read": Reference.Read.ABSTRACT,
    }
    return Reference.objects.create(key=key, **defaults | fields)


def make_picture(alternative: str = "A vial with its label", **fields: Any) -> Picture:
    """A picture's row, with no files. `tests.picture_bytes` makes files to upload."""
    name = f"{next(_numbers):032x}-1600x1067.jpg"
    return Picture.objects.create(alternative=alternative, **{"name": name} | fields)


def make_handout(query: str = "page=costs") -> Handout:
    """The handout of these choices and the live versions, as the builder makes it."""
    choices, clinic = Choices.of(query), Clinic.objects.current()
    sheet = compose_sheet(choices, revisions_for_paper(), clinic)
    return Handout.objects.issue(choices, sheet.revisions, clinic)


def make_staff(username: str = "nurse", permissions: tuple[str, ...] = (), **fields: Any) -> User:
    """A member of staff with the named permissions of the content app, and no others."""
    user = get_user_model().objects.create_user(
        username, password="a long password", is_staff=True, **fields
    )
    user.user_permissions.set(
        Permission.objects.filter(content_type__app_label="content", codename__in=permissions)
    )
    return user


def make_doctor(**fields: Any) -> User:
    """A clinical reviewer, with the full name that readers see."""
    name = {"first_name": "Asha", "last_name": "Rao"}
    doctor = make_staff("doctor", **name | fields)
    doctor.groups.set(Group.objects.filter(name="Clinical reviewer"))
    return doctor


def make_app(user: User) -> TOTPDevice:
    """The second factor turned on, long enough ago for the app's present code to be new."""
    app = TOTPDevice.objects.create(user=user, name="App")
    recovery = StaticDevice.objects.create(user=user, name="Recovery codes")
    recovery.token_set.create(token="abcd2345")
    return app


def code_of(app: TOTPDevice) -> str:
    """What the app shows now."""
    totp = TOTP(app.bin_key)
    totp.time = time.time()
    return f"{totp.token():06}"
