"""Take a sign-off back: a clinician no longer says that a version is right."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from content.admin.desk import log_change, member_of_staff, render_desk
from content.models import Revision


class TakeBackForm(forms.Form):
    """Taking back a sign-off, one's own or a colleague's."""

    why = forms.CharField(
        label="Why it holds no more",
        max_length=200,
        help_text="For your colleagues: readers do not see it.",
    )


@permission_required("content.sign_off_revision", raise_exception=True)
def take_back_sign_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Readers see the version as not checked from now on; who signed it off stays on record."""
    revision = get_object_or_404(Revision.objects.select_related("page", "signed_off_by"), pk=pk)
    form = TakeBackForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            revision.take_back(by=member_of_staff(request), why=form.cleaned_data["why"])
        except ValidationError as error:
            form.add_error(None, error)
        else:
            log_change(request, revision, f"Sign-off taken back: {form.cleaned_data['why']}")
            messages.success(request, f"{revision} is no longer signed off.")
            return redirect("admin:content_revision_change", pk)
    context = {
        "title": f"Take back the sign-off of {revision}",
        "revision": revision,
        "page": revision.page,
        "form": form,
    }
    return render_desk(request, Revision, "staff/take_back.html", context)
