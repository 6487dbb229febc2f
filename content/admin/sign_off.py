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
from content.admin.left_behind import tell_left_behind
from content.admin.to_check import ToCheck, find_to_check
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
        error_messages={"required": "Tick this once you have read what it says."},
    )

    def __init__(self, *args: Any, by: AbstractUser, to_check: ToCheck, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["is_read"].label = to_check.confirmation
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
    """The version of its page that was signed off last; this one too, if that holds no more."""
    checked = revision.page.revisions.filter(signed_off_at__isnull=False)
    if revision.is_signed_off:
        checked = checked.exclude(pk=revision.pk)
    return checked.select_related("signed_off_by").order_by("-signed_off_at").first()


def _compare_with_checked(revision: Revision) -> dict[str, Any]:
    """What changed since the version that was signed off last; where there is none, since the one
    that readers get. And what is to be read."""
    checked = _find_checked_before(revision)
    live = Revision.objects.live().filter(page=revision.page).first()
    base = checked or (live if live != revision else None)
    comparison = compare(base, revision) if base else None
    changes = _list_changed_sources(revision, checked)
    of_sources = [of_source for _, of_source in changes]
    return {
        "checked": checked,
        "live": live if live != revision else None,
        "comparison": comparison,
        "changes": changes,
        "to_check": find_to_check(revision, checked, comparison, of_sources),
        "left_behind": None if revision.published_at else tell_left_behind(live, revision),
    }


def _find_newest_change(revision: Revision, to_check: ToCheck) -> str:
    """What tells the last change of its sources from those before, and what stands for the rest."""
    changes = DetailChange.objects.filter(about__in=references_cited(revision.body))
    newest = changes.values_list("pk", flat=True).first() or ""
    return f"{newest} {to_check.since.pk if to_check.since else ''}".strip()


@permission_required("content.sign_off_revision", raise_exception=True)
def sign_off_version(request: HttpRequest, pk: int) -> HttpResponse:
    """A clinician says that this version is right. It holds for these words alone."""
    revision = get_object_or_404(Revision.objects.select_related("page", "author"), pk=pk)
    person = member_of_staff(request)
    compared = _compare_with_checked(revision)
    form = SignOffForm(request.POST or None, by=person, to_check=compared["to_check"])
    problems = find_problems(revision)
    why_not = revision.reason_not_to_sign(person)
    can_be_signed = not why_not and not any(problem.is_error for problem in problems)
    newest = _find_newest_change(revision, compared["to_check"])
    # A source that changed while the text was read was not what the clinician saw, and the tick
    # said another thing where the last sign-off was taken back meanwhile.
    if form.is_bound and request.POST.get("seen", newest) != newest:
        form.add_error(
            None,
            "A source of this text, or its last sign-off, changed while you were reading: read it again.",
        )
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
    context = {
        "title": f"Sign off {revision}",
        "revision": revision,
        "page": revision.page,
        "form": form,
        "handed_over": find_told(revision),
        **compared,
        "problems": problems,
        "can_be_signed": can_be_signed,
        "why_not": why_not,
        "newest_change": newest,
    }
    return render_desk(request, Revision, "staff/sign_off.html", context)
