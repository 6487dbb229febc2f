"""Reports on the guide: rows of words and numbers, in the order to look at them.

Each function that finds some takes how many are wanted. Other apps register their own reports.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format

from content.models import Picture, Reference, Revision
from content.models.revision_queryset import RevisionQuerySet
from content.models.sign_offs import name_of
from content.sources import live_pages_citing

Row = tuple[str | int, ...]


class Linked(str):
    """Words of a cell that lead somewhere on the page. In a file they are words alone."""

    __slots__ = ("address",)

    def __new__(cls, words: str, address: str) -> Linked:
        cell = super().__new__(cls, words)
        cell.address = address
        return cell

    address: str


@dataclass(frozen=True)
class Report:
    """`name` is its part of the address, and `find_rows` takes how many rows are wanted."""

    name: str
    title: str
    columns: tuple[str, ...]
    find_rows: Callable[[int], list[Row]]


def list_reviews(at_most: int) -> list[Row]:
    """Live pages: those whose review is due first on top, checked or not."""
    today = timezone.localdate()
    live = _live().select_related("page", "signed_off_by")
    # What is live has a day.
    dated = [(each.next_review_due or today, each) for each in live]
    return [
        (
            revision.title,
            _say_state(revision),
            revision.signed_off_name,
            day_of(revision.signed_off_at),
            day_of(due),
            (due - today).days,
        )
        for due, revision in sorted(dated, key=lambda each: each[0])[:at_most]
    ]


def list_ages(at_most: int) -> list[Row]:
    """Live pages, the one whose words are oldest first."""
    now = timezone.now()
    return [
        (
            revision.title,
            revision.number,
            revision.author_name,
            day_of(revision.published_at),
            (now - (revision.published_at or now)).days,
        )
        for revision in _live()
        .select_related("page", "author")
        .order_by("published_at", "pk")[:at_most]
    ]


def list_unused_sources(at_most: int) -> list[Row]:
    cited = [key for key, revisions in live_pages_citing().items() if revisions]
    return [
        (each.key, each.short_name, each.year or "", each.kind)
        for each in Reference.objects.exclude(key__in=cited)[:at_most]
    ]


def list_unused_pictures(at_most: int) -> list[Row]:
    return [
        (
            each.alternative,
            name_of(each.uploaded_by) if each.uploaded_by else "",
            day_of(each.uploaded_at),
        )
        for each in Picture.objects.unused().select_related("uploaded_by")[:at_most]
    ]


def _live() -> RevisionQuerySet:
    return Revision.objects.live_page_by_page().defer("body")


def _say_state(revision: Revision) -> str:
    if revision.is_unsettled:
        return f"Not checked again: {revision.unsettled_why}"
    is_overdue = revision.is_review_overdue
    if not revision.is_signed_off:
        return "Never checked, and overdue" if is_overdue else "Never checked"
    return "Overdue" if is_overdue else "Checked"


def day_of(moment: datetime.date | None) -> str:
    """A day as reports write it; empty where there is none."""
    if isinstance(moment, datetime.datetime):
        moment = timezone.localtime(moment)
    return date_format(moment, "DATE_FORMAT") if moment else ""


REPORTS = [
    Report(
        "reviews",
        "Reviews: overdue, due and never done",
        ("Page", "State", "Checked by", "Checked on", "Next review", "Days left"),
        list_reviews,
    ),
    Report(
        "ages",
        "Pages by age",
        ("Page", "Version", "Written by", "Live since", "Days"),
        list_ages,
    ),
    Report(
        "unused-sources",
        "Sources that no live page cites",
        ("Key", "Source", "Year", "Kind"),
        list_unused_sources,
    ),
    Report(
        "unused-pictures",
        "Pictures that nothing shows",
        ("What it shows", "Added by", "Added on"),
        list_unused_pictures,
    ),
]


def register_report(report: Report) -> None:
    """Offer a report of another app, after those that there are."""
    REPORTS.append(report)
