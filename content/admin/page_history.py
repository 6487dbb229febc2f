"""Who did what with a page: with the page itself, and with each of its versions."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Q
from django.db.models.functions import Cast

from content.models import Page, Revision
from content.models.sign_offs import name_of

# The newest: nobody goes through more, and the report has all.
DEEDS_LISTED = 200


@dataclass(frozen=True)
class Deed:
    """What one person did at one moment; with the page itself, where there is no version."""

    moment: datetime.datetime
    who: str
    what: str
    version: Revision | None


def list_deeds(page: Page) -> tuple[list[Deed], bool]:
    """The newest first, and whether there are more. As many queries for any number of versions."""
    of_pages, of_versions = map(ContentType.objects.get_for_model, (Page, Revision))
    versions = page.revisions.annotate(key=Cast("pk", CharField())).values("key")
    entries = LogEntry.objects.filter(
        Q(content_type=of_pages, object_id=str(page.pk))
        | Q(content_type=of_versions, object_id__in=versions)
    )
    newest = entries.select_related("user").order_by("-action_time", "-pk")[: DEEDS_LISTED + 1]
    found = list(newest)
    keys = [entry.object_id for entry in found if entry.content_type_id == of_versions.pk]
    told_of: dict[tuple[int | None, str | None], Revision] = {
        (of_versions.pk, str(version.pk)): version
        for version in page.revisions.filter(pk__in=keys).defer("body")
    }
    deeds = [
        _tell(entry, told_of.get((entry.content_type_id, entry.object_id)))
        for entry in found[:DEEDS_LISTED]
    ]
    return deeds, len(found) > DEEDS_LISTED


def _tell(entry: LogEntry, version: Revision | None) -> Deed:
    person: Any = entry.user
    what = entry.get_change_message() or str(entry.get_action_flag_display())
    if version and entry.action_flag == ADDITION:
        what = f"Written: {version.note}"
    return Deed(entry.action_time, name_of(person), what, version)
