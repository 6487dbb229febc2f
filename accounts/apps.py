"""Signing in, and the staff's site in the place of Django's own admin site."""

from axes.apps import AppConfig as AxesConfig
from django.apps import AppConfig, apps
from django.contrib.admin.apps import AdminConfig
from django_otp.plugins.otp_static.apps import DefaultConfig as RecoveryCodes
from django_otp.plugins.otp_totp.apps import DefaultConfig as AppCodes


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "Signing in"

    def ready(self) -> None:
        # Not by a configuration in its place: types are found by the name of Django's own.
        auth = apps.get_app_config("auth")
        auth.verbose_name = "People and roles"
        # The migrations go by what the models were declared with, and see nothing of this.
        for model, one, several in (("user", "person", "people"), ("group", "role", "roles")):
            meta = auth.get_model(model)._meta
            meta.verbose_name, meta.verbose_name_plural = one, several


class StaffAdminConfig(AdminConfig):
    default_site = "accounts.staff_site.StaffSite"


# What the packages of others are called on the start page.


class SignInsConfig(AxesConfig):
    verbose_name = "Sign-ins and wrong passwords"


class AppCodesConfig(AppCodes):
    verbose_name = "Second factors: apps"


class RecoveryCodesConfig(RecoveryCodes):
    verbose_name = "Second factors: recovery codes"
