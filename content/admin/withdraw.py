"""Withdraw a page: take it from readers, once the links that lead to it are known."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from content.admin.desk import log_change, render_desk
from content.admin.moment_field import MomentField
from content.days import write_moment
from content.links import links_to
from content.models import Page

# The buttons of the page: what a form is sent with.
LATER, CALL_OFF = "later", "call_off"
PERMISSION = "content.withdraw_page"


class WithdrawForm(forms.Form):
    """Taking a page from readers."""

    reason = forms.CharField(
        label="Why it is withdrawn",
        max_length=200,
        help_text="For your colleagues: readers do not see it.",
    )
    at = MomentField(
        label="Withdrawn at",
        required=False,
        happens="it is withdrawn",
        help_text="For “Withdraw at this time” alone. Versions that go live later bring it back.",
    )
    are_links_accepted = forms.BooleanField(
        label="Withdraw it all the same: these links will lead to a page that says it is gone.",
        error_messages={"required": "Change these links first, or tick this box."},
    )

    def __init__(self, *args: Any, has_links: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if not has_links:
            del self.fields["are_links_accepted"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        at, is_later = cleaned.get("at"), LATER in self.data
        if "at" in self.errors:
            return cleaned
        if is_later and (at is None or at <= timezone.now()):
            self.add_error("at", "Give a day and a time that are still to come.")
        elif at and not is_later:
            self.add_error(
                "at", "Nothing was withdrawn: choose “Withdraw at this time”, or empty this."
            )
        return cleaned


@permission_required(PERMISSION, raise_exception=True)
def withdraw_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a page from readers, once the links that lead to it are known."""
    page = get_object_or_404(Page, pk=pk)
    if CALL_OFF in request.POST:
        return _call_off(request, page)
    links = links_to(page)
    form = WithdrawForm(request.POST or None, has_links=bool(links))
    if request.method == "POST" and form.is_valid():
        try:
            return _withdraw(request, page, form.cleaned_data["reason"], form.cleaned_data["at"])
        except ValidationError as error:
            form.add_error(None, error)
    context = {
        "why_not": page.ALWAYS_THERE_WHY if page.is_always_there else "",
        "title": f"Withdraw the page “{page.known_title}”",
        "page": page,
        "links": links,
        "form": form,
    }
    return render_desk(request, Page, "staff/withdraw.html", context)


def _withdraw(
    request: HttpRequest, page: Page, why: str, at: datetime.datetime | None
) -> HttpResponse:
    page.withdraw(by=request.user, why=why, at=at)
    when = f" on {write_moment(at)}" if at else ""
    log_change(request, page, f"Withdrawn{when}: {why}")
    done = f"goes{when}" if at else "is withdrawn"
    messages.success(request, f"The page “{page.known_title}” {done}. Readers are told so.")
    return redirect("admin:content_page_change", page.pk)


def _call_off(request: HttpRequest, page: Page) -> HttpResponse:
    try:
        page.call_off_withdrawal()
    except ValidationError as error:
        messages.error(request, error.message)
    else:
        log_change(request, page, "The withdrawal is called off: the page stays.")
        messages.success(request, f"The page “{page.known_title}” stays.")
    return redirect("admin:content_page_change", page.pk)
