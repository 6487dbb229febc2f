"""References and the clinic's details."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from content.models import Clinic, Reference


@admin.register(Reference)
class ReferenceAdmin(admin.ModelAdmin):
    list_display = ("key", "year", "kind", "read", "citation")
    list_filter = ("kind", "read")
    search_fields = ("key", "citation", "found")
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    def get_readonly_fields(
        self, request: HttpRequest, obj: Reference | None = None
    ) -> tuple[str, ...]:
        # Texts cite it by this key.
        return ("key",) if obj else ()

    def has_delete_permission(self, request: HttpRequest, obj: Reference | None = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Reference, form: Any, change: bool) -> None:
        obj.is_shipped = False
        super().save_model(request, obj, form, change)


@admin.register(Clinic)
class ClinicAdmin(admin.ModelAdmin):
    # There is no list of pictures in the admin to choose a logo from.
    exclude = ("logo",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) and not Clinic.objects.exists()

    def has_delete_permission(self, request: HttpRequest, obj: Clinic | None = None) -> bool:
        return False
