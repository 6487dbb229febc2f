"""Changes: what changed in the guide, for its readers. Versions that went live, pages that went.

What is not live yet is in none of this: no draft, nothing discarded, nothing that waits for its time.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format

from content.contents_list import Contents
from content.models import Page, Revision

# What a row of `list_moments` is about.
WENT_LIVE, WENT_AWAY = "live", "gone"
Moment = tuple[datetime.datetime, str, int]


@dataclass(frozen=True)
class Change:
    """One version that went live; without a version, a page that was withdrawn.

    `address` is where the page is now, and empty where readers get none.
    """

    moment: datetime.datetime
    title: str
    address: str
    version: Revision | None = None
    is_return: bool = False

    @property
    def words(self) -> str:
        """What changed, as the version's own note says it."""
        if self.version is None:
            return "This page was withdrawn. If you printed it, please do not rely on it any more."
        if self.is_return:
            back = f"The page went back to version {self.version.number}."
            why, note = self.version.why_back, self.version.note
            return f"{back} {why}" if why else f"{back} Its note: {note}"
        return self.version.what_changed

    @property
    def checked(self) -> str:
        """Who checked the version; empty for a page that was withdrawn."""
        version = self.version
        if version is None:
            return ""
        if version.is_signed_off and version.signed_off_at:
            day = date_format(timezone.localtime(version.signed_off_at), "DATE_FORMAT")
            return f"Checked by {version.signed_off_name}, {version.signed_off_role}, on {day}."
        if version.is_unsettled:
            return "A check by a clinician no longer holds."
        return "Not checked by a clinician."


def list_moments() -> models.QuerySet[Any, Moment]:
    """When something changed and what, the newest first: rows of `Moment`, to be cut into pages."""
    now = timezone.now()
    live = (
        Revision.objects.published()
        .order_by()
        .annotate(moment=models.F("published_at"), what=models.Value(WENT_LIVE))
    )
    had_readers = Revision.objects.filter(
        page=models.OuterRef("pk"), published_at__lte=models.OuterRef("withdrawn_at")
    )
    gone = (
        Page.objects.filter(models.Exists(had_readers), withdrawn_at__lte=now)
        .order_by()
        .annotate(moment=models.F("withdrawn_at"), what=models.Value(WENT_AWAY))
    )
    rows = live.values_list("moment", "what", "pk")
    return rows.union(gone.values_list("moment", "what", "pk"), all=True).order_by(
        "-moment", "what", "-pk"
    )


def read_changes(moments: Iterable[Moment], contents: Contents) -> list[Change]:
    """The changes of these moments, in their order. `contents` are the live pages. Two queries."""
    moments = list(moments)
    versions = _read_versions(pk for _, what, pk in moments if what == WENT_LIVE)
    titles = _read_titles(pk for _, what, pk in moments if what == WENT_AWAY)
    addresses = {page.key: page.url for page in (*contents.chapters, *contents.beside)}
    changes = []
    for moment, what, pk in moments:
        if what == WENT_AWAY:
            changes.append(Change(moment, titles[pk], ""))
            continue
        version = versions[pk]
        address = "/" if version.page.is_home else addresses.get(version.page.key, "")
        changes.append(Change(moment, version.title, address, version, version.is_return))
    return changes


def _read_versions(pks: Iterable[int]) -> dict[int, Any]:
    """Versions with who checked them, and whether the page had a later one before: `is_return`."""
    later = Revision.objects.filter(
        page=models.OuterRef("page"),
        number__gt=models.OuterRef("number"),
        published_at__lt=models.OuterRef("published_at"),
    )
    return (
        Revision.objects.select_related("page", "signed_off_by")
        .defer("body")
        .annotate(is_return=models.Exists(later))
        .in_bulk(list(pks))
    )


def _read_titles(pks: Iterable[int]) -> dict[int, str]:
    """The last title that readers saw of pages that were withdrawn."""
    last = Revision.objects.filter(
        page=models.OuterRef("pk"), published_at__lte=models.OuterRef("withdrawn_at")
    ).order_by(*Revision.NEWEST_FIRST)
    titled = Page.objects.annotate(title=models.Subquery(last.values("title")[:1]))
    return dict(titled.filter(pk__in=list(pks)).values_list("pk", "title"))
