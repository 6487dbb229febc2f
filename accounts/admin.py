"""What superusers see of signing in: wrong passwords, and whose second factors there are."""

from __future__ import annotations

from typing import Any

from axes.models import AccessFailureLog, AccessLog
from django.contrib import admin
from django.http import HttpRequest
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

# Nothing is written there: wrong passwords alone are kept, as attempts.
admin.site.unregister([AccessLog, AccessFailureLog])


class DeviceAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Deleting them is the way back in for whoever lost them; no key or recovery code is shown.

    Each person turns their own on, at a page where a code proves that their app has the key:
    nobody adds or changes one here.
    """

    fields = list_display = ("user", "name", "created_at", "last_used_at", "confirmed")
    list_select_related = ("user",)
    search_fields = ("user__username", "user__email")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


for device in (TOTPDevice, StaticDevice):
    admin.site.unregister(device)
    admin.site.register(device, DeviceAdmin)
