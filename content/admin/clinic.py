"""The clinic's details: one row, which is filled in and never deleted."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from content.admin.details import DetailsAdmin
from content.admin.plain_words import refuse_mistakes
from content.admin.typed import ModelForm
from content.fonts import characters_without_font, tell_missing
from content.models import Clinic


class ClinicForm(ModelForm[Clinic]):
    def clean_currency(self) -> str:
        return str(self.cleaned_data["currency"]).upper()

    def clean(self) -> None:
        refuse_mistakes(self, "name", "contact", "out_of_hours", "country", "authors", "funding")


@admin.register(Clinic)
class ClinicAdmin(DetailsAdmin[Clinic]):
    form = ClinicForm

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """There is no list: the way to the one form."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        if Clinic.objects.exists():
            return redirect("admin:content_clinic_change", Clinic.THE_ONE)
        if self.has_add_permission(request):
            return redirect("admin:content_clinic_add")
        return super().changelist_view(request, extra_context)

    def save_model(self, request: HttpRequest, obj: Clinic, form: ClinicForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        words = "\n".join((obj.name, obj.contact, obj.out_of_hours, obj.country))
        if missing := characters_without_font(words):
            messages.warning(request, tell_missing(missing))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) and not Clinic.objects.exists()

    def has_delete_permission(self, request: HttpRequest, obj: Clinic | None = None) -> bool:
        return False
