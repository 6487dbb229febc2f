"""Signing in, and the staff's site in the place of Django's own admin site."""

from axes.apps import AppConfig as AxesConfig
from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django_otp.plugins.otp_static.apps import DefaultConfig as RecoveryCodes
from django_otp.plugins.otp_totp.apps import DefaultConfig as AppCodes


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "Signing in"


class StaffAdminConfig(AdminConfig):
    default_site = "accounts.staff_site.StaffSite"


# What the packages of others are called on the start page.


class SignInsConfig(AxesConfig):
    verbose_name = "Sign-ins and wrong passwords"


class AppCodesConfig(AppCodes):
    verbose_name = "Second factors: apps"


class RecoveryCodesConfig(RecoveryCodes):
    verbose_name = "Second factors: recovery codes"
