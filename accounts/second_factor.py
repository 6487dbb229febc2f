"""The second factor: a code from an app, beside the password, for whoever turned it on.

django-otp keeps the keys and judges the codes. A person has one app, and recovery codes for
the day it is lost.
"""

from __future__ import annotations

import re
from base64 import b32encode
from collections.abc import Callable

import segno
from django.conf import settings
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth import get_user
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject
from django_otp import user_has_device
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts import recovery_codes

RECOVERY_CODES = 8


class SecondFactorMiddleware:
    """Whoever still owes the second factor is a stranger, on every page of the site."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Lazy, as Django's own: a reader's page asks nobody who they are.
        signed_in = request.user
        request.user = SimpleLazyObject(  # type: ignore[assignment]
            lambda: AnonymousUser() if is_owed_by(signed_in) else signed_in
        )
        return self.get_response(request)


def is_owed_by(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether the password alone let this person in, and a code is asked of them too."""
    if not user.is_authenticated or getattr(user, "otp_device", None):
        return False
    return settings.SECOND_FACTOR_REQUIRED or user_has_device(user)


def find_person_to_set_it_up(request: HttpRequest) -> User | None:
    """The member of staff who gave the right password, and has no second factor to give yet."""
    if not settings.SECOND_FACTOR_REQUIRED or request.user.is_authenticated:
        return None
    person = get_user(request)
    if isinstance(person, User) and person.is_staff and not user_has_device(person):
        return person
    return None


def find_device(user: AbstractBaseUser, code: str) -> Device | None:
    """The one device that this code can be of, locked until the transaction ends.

    A code tried on both would count as a wrong one against the other.
    """
    model = TOTPDevice if re.fullmatch(r"[0-9]{6}", code) else StaticDevice
    return model.objects.devices_for_user(user, confirmed=True).select_for_update().first()


def is_on_for(user: AbstractBaseUser) -> bool:
    return bool(TOTPDevice.objects.devices_for_user(user, confirmed=True).exists())


def make_new_app(user: User) -> TOTPDevice:
    """A fresh key for the person's app. It counts once a code proves that the app has it."""
    TOTPDevice.objects.filter(user=user, confirmed=False).delete()
    return TOTPDevice.objects.create(user=user, name="App", confirmed=False)


def draw_qr_code(app: TOTPDevice) -> str:
    """An SVG picture of the key. White around it in the dark scheme too, or no camera reads it."""
    return segno.make(app.config_url).svg_inline(scale=5, border=4, light="#fff")


def spell_key(app: TOTPDevice) -> str:
    """The key for typing: groups of four characters."""
    key = b32encode(app.bin_key).decode()
    return " ".join(re.findall("....", key))


@transaction.atomic
def turn_on(app: TOTPDevice) -> list[str]:
    """Ask for this app's codes from now on. Gives the recovery codes, which are shown once."""
    app.confirmed = True
    app.save()
    StaticDevice.objects.filter(user=app.user).delete()
    recovery = StaticDevice.objects.create(user=app.user, name="Recovery codes")
    codes = recovery_codes.make_codes(recovery, RECOVERY_CODES)
    _log_change(app.user, "Turned the second factor on.")
    return codes


@transaction.atomic
def turn_off(user: User) -> None:
    for model in (TOTPDevice, StaticDevice):
        model.objects.filter(user=user).delete()
    _log_change(user, "Turned the second factor off.")


def count_recovery_codes(user: User) -> int:
    return int(StaticToken.objects.filter(device__user=user).count())


def _log_change(user: User, message: str) -> None:
    LogEntry.objects.log_actions(user.pk, [user], CHANGE, message, single_object=True)
