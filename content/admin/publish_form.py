"""What a publisher answers before versions go live: when, and what has to be accepted or said."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils import timezone

from content.admin.moment_field import MomentField
from content.guardrails.beside_the_text import check_fields
from content.models import Revision
from content.models.returns import WHY_BACK_CHARACTERS


class PublishForm(forms.Form):
    """When the chosen versions go live: each of its two buttons is one answer.

    `without` are the names of questions that these versions do not ask.
    """

    NOW, LATER = "now", "later"

    when = forms.ChoiceField(choices=((NOW, "Publish now"), (LATER, "Schedule")))
    at = MomentField(label="Goes live at", required=False, happens="it goes live")
    why_back = forms.CharField(
        label="Why readers get an earlier version again",
        max_length=WHY_BACK_CHARACTERS,
        help_text="Readers see this as what changed.",
        error_messages={"required": "Say in a few words why: readers see it as what changed."},
    )
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

    def __init__(self, *args: Any, without: Sequence[str], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.without = without
        for name in without:
            del self.fields[name]

    def clean_why_back(self) -> str:
        why: str = self.cleaned_data["why_back"]
        if mistakes := [p.message for p in check_fields(**{"what changed": why}) if p.is_error]:
            raise forms.ValidationError(mistakes)
        return why

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
        if is_later and "at" in self.without:
            raise forms.ValidationError("An earlier version cannot wait for a time.")
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
        return PublishForm(data, without=self.without)

    @property
    def moment(self) -> datetime.datetime | None:
        """The later time that was chosen; None for now."""
        is_later = self.cleaned_data["when"] == self.LATER
        return self.cleaned_data["at"] if is_later else None
