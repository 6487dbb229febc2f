"""Sign off a version: a clinician says that it is right."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AdminDateWidget
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from content.admin.desk import log_change, member_of_staff, render_desk
from content.admin.details import compare_row
from content.admin.hand_over import find_told
from content.admin.to_sign_off import find_last_role, tell_signed_off
from content.checks import find_problems
from content.comparing import Comparison, compare
from content.models import Clinic, DetailChange, Revision
from content.models.sign_offs import next_review
from content.sources import references_cited


class SignOffForm(forms.Form):
    """A clinician's word that a version is right."""

    role = forms.ChoiceField(
        label="Your role, as readers see it",
        help_text="The list is kept with the clinic’s details.",
    )
    review_due = forms.DateField(
        label="Next review due",
        widget=AdminDateWidget,
        help_text="24 months from today, unless the facts may change sooner.",
    )
    is_read = forms.BooleanField(
        label="I have read this version from start to end, and it is right.",
        error_messages={"required": "Tick this once you have read the whole version."},
    )

    def __init__(self, *args: Any, by: AbstractUser, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["review_due"].initial = next_review(timezone.localdate())
        roles = Clinic.objects.current().roles
        role = self.fields["role"]
        assert isinstance(role, forms.ChoiceField)  # noqa: S101 (it is so above)
        role.choices = [("", "Choose your role"), *((each, each) for each in roles)]
        role.initial = find_last_role(by)


def _list_changed_sources(
    revision: Revision, checked: Revision | None
) -> list[tuple[DetailChange, Comparison]]:
    """What changed in the sources that it cites since it, or the version checked before, was
    signed off; newest first."""
    last = revision.signed_off_at or (checked and checked.signed_off_at)
    if not last:
        return []
    sources = references_cited(revision.body)
    changes = DetailChange.objects.filter(about__in=sources, changed_at__gt=last)
    return [
        (change, compare_row(sources[change.about], change.before, change.after))
        for change in changes.select_related("changed_by")
    ]


def _find_checked_before(revision: Revision) -> Revision | None:
    """The other version of its page that was signed off last."""
    checked = revision.page.revisions.filter(signed_off_at__isnull=False).exclude(pk=revision.pk)
    return checked.order_by("-signed_off_at").first()


def _compare_with(checked: Revision | None, revision: Revision) -> dict[str, Any]:
    """What changed since that version; where there is none, since the one that readers get."""
    live = Revision.objects.live().filter(page=revision.page).exclude(pk=revision.pk).first()
    base = checked or live
    return {"live": live, "comparison": compare(base, revision) if base else None}


def _find_newest_change(revision: Revision) -> str:
    """What tells the last change of its sources from those before; empty where there was none."""
    changes = DetailChange.objects.filter(about__in=references_cited(revision.body))
    return str(changes.values_list("pk", flat=True).first() or "")


@permission_required("content.sign_off_revision", raise_exception=True)
def sign_off_version(request: HttpRequest, pk: int) -> HttpResponse:
    """A clinician says that this version is right. It holds for these words alone."""
    revision = get_object_or_404(Revision.objects.select_related("page", "author"), pk=pk)
    person = member_of_staff(request)
    form = SignOffForm(request.POST or None, by=person)
    problems = find_problems(revision)
    why_not = revision.reason_not_to_sign(person)
    can_be_signed = not why_not and not any(problem.is_error for problem in problems)
    newest = _find_newest_change(revision)
    # A source that changed while the text was read was not what the clinician saw.
    if form.is_bound and request.POST.get("seen", newest) != newest:
        form.add_error(None, "A source of this text changed while you were reading: read it again.")
    if request.method == "POST" and form.is_valid() and can_be_signed:
        answers = form.cleaned_data
        try:
            revision.sign_off(by=person, role=answers["role"], review_due=answers["review_due"])
        except ValidationError as error:
            form.add_error(None, error)
        else:
            log_change(request, revision, f"Signed off as {answers['role']}.")
            messages.success(request, tell_signed_off(revision, person))
            return redirect("admin:content_revision_change", pk)
    checked = _find_checked_before(revision)
    context = {
        "title": f"Sign off {revision}",
        "revision": revision,
        "page": revision.page,
        "form": form,
        "handed_over": find_told(revision),
        "checked": checked,
        **_compare_with(checked, revision),
        "problems": problems,
        "can_be_signed": can_be_signed,
        "why_not": why_not,
        "newest_change": newest,
        "changes": _list_changed_sources(revision, checked),
    }
    return render_desk(request, Revision, "staff/sign_off.html", context)
