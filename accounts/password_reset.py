"""A forgotten password, by mail: Django's own pages, where the site has a mail server.

Where it has none these addresses do not exist, and whoever runs the site sets a new password with
`manage.py changepassword`. A second factor is asked for all the same.
"""

from __future__ import annotations

from http.client import TOO_MANY_REQUESTS
from typing import Any

from axes.utils import reset
from django.conf import settings
from django.contrib import admin
from django.contrib.auth import views
from django.contrib.auth.forms import PasswordResetForm, SetPasswordForm
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import path

from security import throttle

# From one address in ten minutes: enough for a front desk, too few to fill anybody's mailbox.
MAILS_AT_MOST = 5


class WhereMailIsSet:
    """A view that exists only where the site can send mail, in the frame of the staff's pages."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not settings.EMAIL_HOST:
            raise Http404("This site sends no mail.")
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc,no-any-return]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        return admin.site.each_context(self.request) | context  # type: ignore[attr-defined]


class AskView(WhereMailIsSet, views.PasswordResetView):
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if throttle.is_too_many(request, "accounts.password_reset", MAILS_AT_MOST):
            wait = "Too many mails were asked for from here: wait ten minutes, then try again."
            return HttpResponse(wait, "text/plain", TOO_MANY_REQUESTS)
        return super().post(request, *args, **kwargs)


class SentView(WhereMailIsSet, views.PasswordResetDoneView):
    pass


class NewPasswordView(WhereMailIsSet, views.PasswordResetConfirmView):
    def form_valid(self, form: SetPasswordForm[User]) -> HttpResponse:
        # Whoever reads the account's mail is no guesser: sign-in is open again.
        reset(username=form.user.get_username())
        return super().form_valid(form)


class CompleteView(WhereMailIsSet, views.PasswordResetCompleteView):
    pass


# The names are those that Django's templates and mail ask for.
urlpatterns = [
    path("", AskView.as_view(form_class=PasswordResetForm), name="admin_password_reset"),
    path("sent/", SentView.as_view(), name="password_reset_done"),
    path("<uidb64>/<token>/", NewPasswordView.as_view(), name="password_reset_confirm"),
    path("done/", CompleteView.as_view(), name="password_reset_complete"),
]
