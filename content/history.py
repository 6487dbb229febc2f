"""The report of who did what: what the admin logged, and what sources and the clinic's details said."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from django.conf import settings
from django.contrib.admin.models import ADDITION, DELETION, LogEntry
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from content.models import Clinic, DetailChange, Reference, Revision
from content.models.sign_offs import name_of
from content.reports import Linked, Report, Row, register_report

Entry = tuple[datetime.datetime, str, str, str]
VERSION = Revision._meta.model_name


def list_history(at_most: int) -> list[Row]:
    """Who did what, the newest first; of a source and of the clinic's details the old words too."""
    traces = chain(_logged(at_most), _changed(at_most))
    told = sorted(traces, key=lambda entry: entry[0], reverse=True)[:at_most]
    return [
        (date_format(timezone.localtime(moment), "DATETIME_FORMAT"), who, what, how)
        for moment, who, what, how in told
    ]


def _logged(at_most: int) -> Iterator[Entry]:
    logged = LogEntry.objects.filter(content_type__app_label__in=settings.APPS_WITH_TEXT)
    entries: list[Any] = list(logged.select_related("user", "content_type")[:at_most])
    notes = _read_notes(entries)
    gone = set()
    for entry in entries:
        row = (entry.content_type_id, entry.object_id)
        is_version = entry.content_type.model == VERSION
        how = entry.get_change_message() or str(entry.get_action_flag_display())
        if is_version and entry.action_flag == ADDITION and entry.object_id in notes:
            how = f"Written: {notes[entry.object_id]}"
        if entry.action_flag == DELETION or (is_version and entry.object_id not in notes):
            # The newest come first: all that was done with it before stands below.
            gone.add(row)
        what = entry.object_repr
        if row not in gone and (address := entry.get_admin_url()):
            what = Linked(what, address)
        yield entry.action_time, name_of(entry.user), what, how


def _read_notes(entries: Iterable[Any]) -> dict[str, str]:
    """What each version says that changed, by its key as the log has it."""
    keys = {entry.object_id for entry in entries if entry.content_type.model == VERSION}
    notes = Revision.objects.filter(pk__in=keys).values_list("pk", "note")
    return {str(pk): note for pk, note in notes}


def _changed(at_most: int) -> Iterator[Entry]:
    sources = dict(Reference.objects.values_list("key", "pk"))
    for change in DetailChange.objects.select_related("changed_by")[:at_most]:
        how = _tell_change(change)
        what = _link_details(change, sources)
        if not change.after:
            how = f"Deleted. It said: {how}"
        yield change.changed_at, change.changed_by_name, what, how


def _tell_change(change: DetailChange) -> str:
    model = Reference if change.about else Clinic
    return "; ".join(
        f"{model._meta.get_field(name).verbose_name}: “{old}”"  # type: ignore[union-attr]
        + (f" became “{change.after.get(name, '')}”" if change.after else "")
        for name, old in change.before.items()
        if old or change.after
    )


def _link_details(change: DetailChange, sources: Mapping[str, int]) -> str:
    """What it is about, leading to its history, where the words stand side by side."""
    if not change.about:
        clinic = reverse("admin:content_clinic_history", args=[Clinic.THE_ONE])
        return Linked("The clinic’s details", clinic)
    if change.about not in sources:
        return change.about
    history = reverse("admin:content_reference_history", args=[sources[change.about]])
    return Linked(change.about, history)


register_report(
    Report("history", "History: who did what", ("When", "Who", "What", "How"), list_history)
)
