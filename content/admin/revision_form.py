"""The words of a new version, and what is said when somebody else saved one meanwhile."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import QueryDict

from content.admin.typed import ModelForm
from content.conflicts import Conflict, find_conflict
from content.models import Page, Revision
from content.models.revisions import keep_alike

SAVED_MEANWHILE = (
    "Not saved yet: this page was saved while you were writing. Your text is still in the form."
)
NOTE_NEEDED = "Say in a few words what you changed, and why."
LEFT_OUT = "Not saved yet: your text leaves out words of a colleague. Put them in, or tick “Save mine all the same” above."


class RevisionForm(ModelForm[Revision]):
    """The words of a new version. `conflict` is set when one was saved in between.

    `based_on` is the number of the version that the writing began with, `seen` that of the
    newest one then. `told` is that of the newest one that the person was told of since, and `over`
    the same where they want to save what leaves out something of it.
    """

    conflict: Conflict | None = None
    # Set by the admin where the database refused to save.
    is_save_failed = False

    based_on = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    told = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    over = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    class Meta:
        model = Revision
        fields = ("page", "title", "slug", "summary", "body", "note")
        labels = {"body": "Text"}
        help_texts = {
            "body": "The words of the page. Leave the signs around them, such as ::: and [@…], as they are: they make boxes, links and sources."
        }
        error_messages = {"note": {"required": NOTE_NEEDED}}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        # Not where something went wrong: what it was stands above. A version to read has no field.
        if not self.is_bound and "body" in self.fields:
            self.fields["body"].widget.attrs["autofocus"] = True
        if "note" in self.fields:
            self._ask_for(self.fields["note"])

    @staticmethod
    def _ask_for(note: forms.Field) -> None:
        # Here, and not for all: a version that is read has the field's own name and help.
        note.label = "What changed (needed; readers see this)"
        note.help_text = "Such as: Lower price in the UK corrected."
        note.widget.attrs["data-needed"] = NOTE_NEEDED

    @property
    def has_field_errors(self) -> bool:
        return any(name != NON_FIELD_ERRORS for name in self.errors)

    @property
    def has_folded_errors(self) -> bool:
        return any(name in self.errors for name in ("title", "slug", "summary"))

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
        conflict = find_conflict(page, based_on=based_on, seen=seen, mine=mine)
        if conflict is None:
            return self._refuse_unchanged(page, based_on, mine)
        newest = conflict.newest.number
        if conflict.is_saved_already:
            raise forms.ValidationError(
                f"These words are saved already: they are version {newest}."
            )
        is_told = cleaned.get("told") == newest
        if is_told and (cleaned.get("over") == newest or not conflict.left_out):
            return self._refuse_unchanged(page, based_on, mine)
        self.conflict = conflict
        # The next save is made in the knowledge of what they saved.
        data = cast(QueryDict, self.data).copy()
        data[self.add_prefix("told")], data[self.add_prefix("over")] = str(newest), ""
        self.data = data
        raise forms.ValidationError(LEFT_OUT if is_told else SAVED_MEANWHILE)

    @staticmethod
    def _refuse_unchanged(page: Page, based_on: int, mine: Revision) -> None:
        base = page.revisions.filter(number=based_on).first()
        mine.body = keep_alike(mine.body)
        if base is not None and base.words == mine.words:
            raise forms.ValidationError(
                f"Nothing was changed, so nothing was saved: these are the words of version {base.number}."
            )
