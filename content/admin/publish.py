"""Publish versions together: what stands against it, what changes, and when they go live."""

from __future__ import annotations

import datetime
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AdminSplitDateTime
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from content.admin.desk import log_change, member_of_staff, render_desk
from content.admin.hand_over import find_told
from content.admin.keys import find_revision
from content.admin.left_behind import tell_left_behind
from content.checks import find_problems
from content.comparing import compare
from content.days import write_moment, write_now
from content.models import Revision
from content.publishing import (
    find_live_versions,
    find_refusals,
    find_waiting_versions,
    publish_together,
)
from content.surroundings import read_surroundings

# Longer addresses are a mistake: a bundle has a few pages.
BUNDLE_AT_MOST = 50


class PublishForm(forms.Form):
    """When the chosen versions go live: each of its two buttons is one answer."""

    NOW, LATER = "now", "later"

    when = forms.ChoiceField(choices=((NOW, "Publish now"), (LATER, "Schedule")))
    at = forms.SplitDateTimeField(label="Goes live at", required=False, widget=AdminSplitDateTime)
    is_unchecked_accepted = forms.BooleanField(
        label="Publish it all the same. Readers see: “Not yet checked by a clinician.”",
        label_suffix="",
        required=False,
    )

    is_replacing_accepted = forms.BooleanField(
        label="Publish it all the same. The versions that wait take its place when their time comes.",
        required=False,
    )
    # The live versions that were on the page, by id: somebody may publish another meanwhile.
    instead_of = forms.ModelMultipleChoiceField(
        Revision.objects, required=False, widget=forms.MultipleHiddenInput
    )

    def __init__(self, *args: Any, has_unchecked: bool, has_waiting: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if not has_waiting:
            del self.fields["is_replacing_accepted"]
        self.fields["at"].help_text = write_now()
        day, time = self.fields["at"].widget.widgets
        day.attrs["aria-label"] = "The day when it goes live"
        time.attrs["aria-label"] = "The time when it goes live"
        if not has_unchecked:
            del self.fields["is_unchecked_accepted"]

    def clean_is_unchecked_accepted(self) -> bool:
        if not self.cleaned_data["is_unchecked_accepted"]:
            raise forms.ValidationError(
                "No clinician has signed this off. Ask for the sign-off first, or tick this box."
            )
        return True

    def clean_is_replacing_accepted(self) -> bool:
        if not self.cleaned_data["is_replacing_accepted"]:
            raise forms.ValidationError("Call off the versions that wait, or tick this box.")
        return True

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "at" in self.errors:
            return cleaned
        at, is_later = cleaned.get("at"), cleaned.get("when") == self.LATER
        if is_later and at is None:
            self.add_error("at", "Say the day and the time when it goes live.")
        elif is_later and at and at <= timezone.now():
            self.add_error("at", "This time has passed: give a later one, or publish it now.")
        elif at and not is_later:
            self.add_error(
                "at", "Nothing was published: choose “Schedule” for this time, or empty it."
            )
        return cleaned

    @property
    def questions(self) -> list[forms.BoundField]:
        """What has to be answered before either button."""
        return [f for f in self.visible_fields() if f.name not in {"when", "at"}]

    def ask_again(self, live: list[Revision]) -> PublishForm:
        """The same answers, beside the versions that are live now."""
        data = cast(QueryDict, self.data).copy()
        data.setlist(self.add_prefix("instead_of"), [str(revision.pk) for revision in live])
        return PublishForm(
            data,
            has_unchecked="is_unchecked_accepted" in self.fields,
            has_waiting="is_replacing_accepted" in self.fields,
        )

    @property
    def moment(self) -> datetime.datetime | None:
        """The later time that was chosen; None for now."""
        is_later = self.cleaned_data["when"] == self.LATER
        return self.cleaned_data["at"] if is_later else None


def lead_to_publishing(request: HttpRequest, chosen: list[int]) -> HttpResponse:
    """The way from a list to the page that publishes the versions with these keys together."""
    if not 0 < len(chosen) <= BUNDLE_AT_MOST:
        messages.error(
            request,
            f"Choose at most {BUNDLE_AT_MOST} versions to publish together: nothing was published."
            if chosen
            else "None of these has a newer draft: there is nothing to publish.",
        )
        return redirect(request.path)
    query = urlencode([("revision", pk) for pk in chosen])
    return redirect(f"{reverse('admin:content_revision_publish')}?{query}")


@permission_required("content.publish_revision", raise_exception=True)
def publish_versions(request: HttpRequest) -> HttpResponse:
    """Versions that go live together: what stands against it, what changes, and when."""
    chosen = [find_revision(pk) for pk in request.GET.getlist("revision")]
    revisions = [revision for revision in dict.fromkeys(chosen) if revision]
    if not 0 < len(revisions) <= BUNDLE_AT_MOST:
        raise Http404(f"Choose 1 to {BUNDLE_AT_MOST} versions to publish.")
    waiting = find_waiting_versions(revisions)
    form = PublishForm(
        request.POST or None,
        has_unchecked=not all(revision.is_signed_off for revision in revisions),
        has_waiting=bool(waiting),
        initial={"instead_of": find_live_versions(revisions)},
    )
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["instead_of"]
        try:
            publish_together(
                revisions, by=member_of_staff(request), at=form.moment, instead_of=seen
            )
        except ValidationError as error:
            messages.error(request, f"Nothing was published. {' '.join(error.messages)}")
            # As the page is now shown: the next answer is to that.
            form = form.ask_again(find_live_versions(revisions))
        else:
            return _tell_published(request, revisions, form)
    entries = _list_entries(revisions)
    context = {
        "title": f"Publish {revisions[0]}"
        if len(revisions) == 1
        else f"Publish {len(revisions)} versions together",
        "page": revisions[0].page if len(revisions) == 1 else None,
        "form": form,
        "entries": entries,
        "is_alone": len(entries) == 1,
        "waiting": waiting,
        "can_go_live": not any(entry["refusals"] for entry in entries),
    }
    return render_desk(request, Revision, "staff/publish.html", context)


def _list_entries(revisions: list[Revision]) -> list[dict[str, Any]]:
    """What a publisher looks at before each version goes live."""
    around = read_surroundings(revisions)
    live = {revision.page_id: revision for revision in find_live_versions(revisions)}
    return [
        {
            "revision": revision,
            "live": live.get(revision.page_id),
            "refusals": find_refusals(revision, revisions, around=around),
            "handed_over": find_told(revision),
            "warnings": [p for p in find_problems(revision, around) if not p.is_error],
            "comparison": compare(live[revision.page_id], revision)
            if revision.page_id in live
            else None,
            "left_behind": None
            if revision.is_overtaken_by(live.get(revision.page_id))
            else tell_left_behind(live.get(revision.page_id), revision, revisions),
        }
        for revision in revisions
    ]


def _tell_published(
    request: HttpRequest, revisions: list[Revision], form: PublishForm
) -> HttpResponse:
    done = "is live."
    if moment := form.moment:
        done = f"goes live on {write_moment(moment)}."
    for revision in revisions:
        log_change(request, revision, f"Published: {done}")
        messages.success(request, f"{revision} {done}")
    return redirect("admin:content_page_change", revisions[0].page_id)
