"""The forms that ask who somebody is: sign-in, and the code of the second factor."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_login_failed
from django_otp import user_has_device
from django_otp.forms import OTPAuthenticationFormMixin
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts import recovery_codes, second_factor

WRONG = "This code is not right. Use the newest code of your app, or a recovery code that you have not used yet."
# django-otp's names for a code that does not fit, and one that no device of theirs could have.
WRONG_CODES = {"invalid_token", "device_required"}


class CodeForm(OTPAuthenticationFormMixin, forms.Form):
    """Asks for a code of the second factor and says in plain words what is wrong with it."""

    otp_error_messages = OTPAuthenticationFormMixin.otp_error_messages | {
        "token_required": "Your account has a second factor: give the code from your app, or a recovery code.",
        "invalid_token": WRONG,
        "device_required": WRONG,
        "n_failed_attempts": "There were wrong codes (%(failure_count)d). The wait after each is longer than after the one before: wait a little, then try the newest code.",
    }

    otp_token = forms.CharField(
        label="Code from your app",
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "none"}),
    )

    def clean_otp_token(self) -> str:
        """As apps and people write it: 123 456, or a recovery code in capitals."""
        return re.sub(r"[\s-]", "", self.cleaned_data["otp_token"]).lower()

    def _chosen_device(self, user: User) -> Device | None:
        return second_factor.find_device(user, self.cleaned_data["otp_token"])

    def _verify_token(self, user: User, token: str, device: Device | None = None) -> Device:
        if isinstance(device, StaticDevice):
            token = recovery_codes.token_of(device, token)
        return super()._verify_token(user, token, device)

    def _update_form(self, user: User) -> None:
        """Change nothing: django-otp would put the password back into the page."""


class StaffAuthenticationForm(CodeForm, AdminAuthenticationForm):
    """Asks for name and password, and for the code of those who have a second factor."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields[
            "otp_token"
        ].help_text = "Only if you turned on a second factor. A recovery code fits here too."

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        user = self.get_user()
        if user is not None and user_has_device(user):
            self._clean_code_of(user)
        return cleaned

    def _clean_code_of(self, user: User) -> None:
        """A wrong code is a failed sign-in, as a wrong password is. One that is missing, or
        comes too soon after a wrong one, is not: nothing was guessed."""
        if "otp_token" in self.errors:
            return
        try:
            self.clean_otp(user)
        except forms.ValidationError as error:
            if error.code in WRONG_CODES:
                user_login_failed.send(
                    sender=__name__,
                    credentials={"username": user.get_username()},
                    request=self.request,
                )
            raise


class TurnOffForm(CodeForm):
    """A code of the person who is signed in: an open screen alone cannot turn it off."""

    def __init__(self, user: User, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["otp_token"].required = True

    def clean(self) -> None:
        if "otp_token" in self.cleaned_data:
            self.clean_otp(self.user)


class TurnOnForm(TurnOffForm):
    """The first code of a new app: proof that it has the key."""

    def __init__(self, app: TOTPDevice, *args: Any, **kwargs: Any):
        super().__init__(app.user, *args, **kwargs)
        self.app = app

    def _chosen_device(self, user: User) -> Device | None:
        self.app = TOTPDevice.objects.select_for_update().get(pk=self.app.pk)
        return self.app
