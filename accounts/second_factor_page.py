"""The page where a member of staff turns their own second factor on and off."""

from __future__ import annotations

import datetime
from typing import Any, cast

import django_otp
from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts import second_factor
from accounts.forms import TurnOffForm, TurnOnForm

ADDRESS = "admin:second_factor"
MAKE_KEY = "key"
# So long a key is shown again. Later nobody uses one that was on a screen before.
KEY_WAITS = datetime.timedelta(hours=1)


def second_factor_page(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    user = cast(User, request.user)
    is_on = second_factor.is_on_for(user)
    turn = request.POST.get("turn")
    if turn == MAKE_KEY and not is_on:
        return _make_key(user)
    # The form of a page that is older than the last change, or was loaded again.
    if request.method == "POST" and turn != ("off" if is_on else "on"):
        return redirect(ADDRESS)
    return _turn_off(request, user, context) if is_on else _turn_on(request, user, context)


def _turn_on(request: HttpRequest, user: User, context: dict[str, Any]) -> HttpResponse:
    app = _find_new_app(user)
    if app is None or (request.method != "POST" and _is_old(app)):
        # Opening the page writes nothing: whoever wants a key asks for it.
        context |= {"title": "Second factor", "required": settings.SECOND_FACTOR_REQUIRED}
        return render(request, "accounts/second_factor_off.html", context)
    form = TurnOnForm(app, request.POST or None)
    if form.is_valid():
        codes = second_factor.turn_on(form.app)
        django_otp.login(request, form.app)
        context |= {"title": "The second factor is on", "codes": codes}
        return render(request, "accounts/recovery_codes.html", context)
    context |= {
        "title": "Second factor",
        "form": form,
        "qr_code": second_factor.draw_qr_code(app),
        "key": second_factor.spell_key(app),
        "required": settings.SECOND_FACTOR_REQUIRED,
    }
    return render(request, "accounts/second_factor_off.html", context)


def _make_key(user: User) -> HttpResponse:
    """A key is kept before the first code comes, which is judged by what the database knows of it.

    Another window shows the same one, or the code from there would be wrong.
    """
    app = _find_new_app(user)
    if app is None or _is_old(app):
        second_factor.make_new_app(user)
    return redirect(ADDRESS)


def _find_new_app(user: User) -> TOTPDevice | None:
    return TOTPDevice.objects.filter(user=user, confirmed=False).last()


def _is_old(app: TOTPDevice) -> bool:
    return app.created_at is None or app.created_at < timezone.now() - KEY_WAITS


def _turn_off(request: HttpRequest, user: User, context: dict[str, Any]) -> HttpResponse:
    form = TurnOffForm(user, request.POST or None)
    if form.is_valid():
        second_factor.turn_off(user)
        return redirect(ADDRESS)
    context |= {
        "title": "Second factor",
        "form": form,
        "codes_left": second_factor.count_recovery_codes(user),
    }
    return render(request, "accounts/second_factor_on.html", context)
