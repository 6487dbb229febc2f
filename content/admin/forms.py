"""What staff fill in: a version's words, when it goes live, a sign-off, a withdrawal."""

from __future__ import annotations

import datetime
from typing import Any, cast

from django import forms
from django.contrib.admin.widgets import AdminDateWidget, AdminSplitDateTime
from django.http import QueryDict
from django.utils import timezone

from content.conflicts import Conflict, conflict_with
from content.models import Page, Revision
from content.models.revisions import next_review


class RevisionForm(forms.ModelForm):
    """The words of a new version. `conflict` is set when one was saved in between.

    `based_on` is the number of the version that the writing began with, `seen` that of the
    newest one that the person was told of.
    """

    conflict: Conflict | None = None
    # Set by the admin where the database refused to save.
    is_save_failed = False

    based_on = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    class Meta:
        model = Revision
        fields = ("page", "title", "slug", "summary", "body", "note")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.is_save_failed:
            raise forms.ValidationError(
                "The database did not save this. Your text is still here: wait a moment, then save again."
            )
        page = cleaned.get("page")
        if page is not None:
            # Locked until the version is written: nobody gets in between.
            Page.objects.select_for_update().get(pk=page.pk)
            self._check_conflict(page, cleaned)
        return cleaned

    def _check_conflict(self, page: Page, cleaned: dict[str, Any]) -> None:
        mine = Revision(**{name: cleaned.get(name) or "" for name in Revision.WORDS})
        based_on = cleaned.get("based_on") or 0
        seen = max(based_on, cleaned.get("seen") or 0)
        conflict = conflict_with(page, based_on=based_on, seen=seen, mine=mine)
        if conflict is None:
            return
        if conflict.is_saved_already:
            raise forms.ValidationError(
                f"These words are saved already: they are version {conflict.newest.number}."
            )
        self.conflict = conflict
        # The next save is made in the knowledge of what they saved.
        data = cast(QueryDict, self.data).copy()
        data[self.add_prefix("seen")] = str(conflict.newest.number)
        self.data = data
        raise forms.ValidationError(
            "Not saved yet: this page was saved while you were writing. Your text is still in the form."
        )


class PlaceForm(forms.ModelForm):
    """A page's place in the guide, in the list of pages: each control says whose it is."""

    class Meta:
        model = Page
        fields = ("group", "position")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs["aria-label"] = f"{name.capitalize()} of {self.instance}"


class PublishForm(forms.Form):
    """When the chosen versions go live."""

    NOW, LATER = "now", "later"

    when = forms.ChoiceField(
        choices=((NOW, "Now"), (LATER, "At a later time")),
        widget=forms.RadioSelect,
        initial=NOW,
    )
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
        self.fields["at"].help_text = (
            f"The time zone is {timezone.get_current_timezone_name()}, where it is now "
            f"{timezone.localtime():%H:%M} on {timezone.localtime():%Y-%m-%d}."
        )
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
        if cleaned.get("when") == self.LATER and "at" not in self.errors:
            at = cleaned.get("at")
            if at is None:
                self.add_error("at", "Say the day and the time when it goes live.")
            elif at <= timezone.now():
                self.add_error("at", "This time has passed: give a later one, or choose “Now”.")
        return cleaned

    def asked_again(self, live: list[Revision]) -> PublishForm:
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


class SignOffForm(forms.Form):
    """A clinician's word that a version is right."""

    role = forms.CharField(
        label="Your role, as readers see it",
        max_length=100,
        help_text="For example: Dermatologist.",
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

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["review_due"].initial = next_review(timezone.localdate())


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
