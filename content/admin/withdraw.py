"""Withdraw a page: take it from readers, once the links that lead to it are known."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from content.admin.desk import log_change, render_desk
from content.links import links_to
from content.models import Page

PERMISSION = "content.withdraw_page"


class WithdrawForm(forms.Form):
    """Taking a page from readers."""

    reason = forms.CharField(
        label="Why it is withdrawn",
        max_length=200,
        help_text="For your colleagues: readers do not see it.",
    )
    are_links_accepted = forms.BooleanField(
        label="Withdraw it all the same: these links will lead to a page that says it is gone.",
        error_messages={"required": "Change these links first, or tick this box."},
    )

    def __init__(self, *args: Any, has_links: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if not has_links:
            del self.fields["are_links_accepted"]


@permission_required(PERMISSION, raise_exception=True)
def withdraw_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a page from readers, once the links that lead to it are known."""
    page = get_object_or_404(Page, pk=pk)
    links = links_to(page)
    form = WithdrawForm(request.POST or None, has_links=bool(links))
    if request.method == "POST" and form.is_valid():
        try:
            page.withdraw(by=request.user, why=form.cleaned_data["reason"])
        except ValidationError as error:
            form.add_error(None, error)
        else:
            log_change(request, page, f"Withdrawn: {form.cleaned_data['reason']}")
            messages.success(request, f"The page “{page}” is withdrawn. Readers are told so.")
            return redirect("admin:content_page_change", pk)
    context = {
        "why_not": page.ALWAYS_THERE_WHY if page.is_always_there else "",
        "title": f"Withdraw the page “{page}”",
        "page": page,
        "links": links,
        "form": form,
    }
    return render_desk(request, Page, "staff/withdraw.html", context)
