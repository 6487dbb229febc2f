"""How many wrong passwords and codes are too many. django-axes counts them, in the database,
so every worker process knows of all; the limits are explained in the settings."""

from __future__ import annotations

from http.client import TOO_MANY_REQUESTS
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from django.conf import settings
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

# How much of a failure counts for each entry of AXES_LOCKOUT_PARAMETERS: an address may have
# five people behind it, and an account must not be easy to close from outside.
SHARES = (1, 5, 10)


class StaffLoginHandler(AxesDatabaseHandler):
    def get_failures(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        failures = [
            attempts.aggregate(failures=Sum("failures_since_start"))["failures"] or 0
            for attempts in self.get_user_attempts(request, credentials)
        ]
        return max(count // share for count, share in zip(failures, SHARES, strict=True))

    def reset_user_attempts(
        self, request: HttpRequest, credentials: dict[str, Any] | None = None
    ) -> int:
        """Forget the failures of this account from this address, and no others: signing in to
        one's own account must not buy new guesses at another."""
        of_account_and_address, *_ = self.filter_user_attempts(request, credentials)
        deleted: int = of_account_and_address.delete()[0]
        return deleted


def answer_locked_out(
    request: HttpRequest, response: HttpResponse | None = None, credentials: Any = None
) -> HttpResponse:
    """The answer while sign-in is closed. A page that says so itself, and holds a text, stays."""
    if response is None or response.status_code != TOO_MANY_REQUESTS:
        context = {
            "title": "Sign-in is closed for a while",
            "minutes": count_minutes_closed(),
            "sends_mail": bool(settings.EMAIL_HOST),
        }
        response = render(request, "accounts/locked_out.html", context, status=TOO_MANY_REQUESTS)
        add_never_cache_headers(response)
    response["Retry-After"] = str(count_minutes_closed() * 60)
    return response


def count_minutes_closed() -> int:
    return int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
