"""The staff's part of the site: Django's admin, with a second factor and texts that are kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import path

from accounts import kept_text, second_factor
from accounts.admin_input import refuse_impossible_input
from accounts.forms import StaffAuthenticationForm
from accounts.news import news_for
from accounts.second_factor_page import ADDRESS as SECOND_FACTOR
from accounts.second_factor_page import second_factor_page
from accounts.set_up import steps_for
from accounts.to_do import tasks_for

# Where somebody may go who must set up a second factor first.
BEFORE_SECOND_FACTOR = {
    *(SECOND_FACTOR, "admin:logout", "admin:jsi18n"),
    *("admin:password_change", "admin:password_change_done"),
}
# Their lists say something only when something is in them.
OF_PACKAGES = {"axes", "otp_static", "otp_totp"}


class StaffSite(admin.AdminSite):
    site_header = site_title = "Mesotherapy for hair loss: staff"
    index_title = "Start"
    # Its room is for the text and the lists.
    enable_nav_sidebar = False
    login_form = StaffAuthenticationForm

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        return {**super().each_context(request), "sends_mail": bool(settings.EMAIL_HOST)}

    def get_urls(self) -> list[Any]:
        own = [path("second-factor/", self.admin_view(self.second_factor), name="second_factor")]
        return own + super().get_urls()

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        person = request.user
        own = {"tasks": tasks_for(person), "steps": steps_for(person), "news": news_for(person)}
        return super().index(request, {**own, **(extra_context or {})})

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """The guide first: the rest is for whoever looks after the accounts.

        Of what packages keep, such as wrong passwords, only lists with something in them.
        """
        apps = super().get_app_list(request, app_label)
        for app in apps:
            if app["app_label"] in OF_PACKAGES:
                app["models"] = [m for m in app["models"] if m["model"].objects.exists()]
        apps = [app for app in apps if app["models"]]
        return sorted(apps, key=lambda app: app["app_label"] not in settings.APPS_WITH_TEXT)

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        return super().login(request, {"title": "Sign in", **(extra_context or {})})

    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        return super().logout(request, {"title": "Signed out", **(extra_context or {})})

    def second_factor(self, request: HttpRequest) -> HttpResponse:
        return second_factor_page(request, self.each_context(request))

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        checked: Callable[..., HttpResponseBase] = super().admin_view(view, cacheable)

        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            refuse_impossible_input(request)
            if person := second_factor.find_person_to_set_it_up(request):
                if answer := self._turn_away(request):
                    return answer
                request.user = person
            elif kept_text.is_form_with_text(request):
                return kept_text.answer_or_keep(request, lambda r: checked(r, *args, **kwargs))
            return checked(request, *args, **kwargs)

        return update_wrapper(inner, view)

    def _turn_away(self, request: HttpRequest) -> HttpResponse | None:
        """The way to the second factor, for whoever has not set it up and wants to go elsewhere."""
        match = request.resolver_match
        if match and match.view_name in BEFORE_SECOND_FACTOR:
            return None
        if kept_text.is_form_with_text(request):
            return kept_text.render_kept_text(request, why="second factor")
        return redirect(SECOND_FACTOR)
