"""What became of what a person wrote: which drafts wait for review, and what is live since."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from accounts.news import News
from content.models import HandOver, Revision
from content.models.sign_offs import name_of

TOLD_FOR = datetime.timedelta(days=7)
# The newest ones: a list that is long tells nothing.
TOLD_AT_MOST = 10


def find_news(person: User | AnonymousUser) -> list[News]:
    if not person.has_perm("content.view_page"):
        return []
    return [*_tell_waiting(person), *_tell_live(person)]


def _tell_waiting(person: User | AnonymousUser) -> Iterator[News]:
    reviews = HandOver.objects.open().filter(kind=HandOver.Kind.REVIEW)
    waiting = Revision.objects.filter(author=person.pk, pk__in=reviews.values("revision"))
    drafts = list(waiting.defer("body").in_reading_order())
    if drafts:
        links = tuple(
            (str(draft), reverse("admin:content_revision_change", args=[draft.pk]))
            for draft in drafts
        )
        waits = "waits" if len(drafts) == 1 else "wait"
        yield News(f"{len(drafts)} of your drafts {waits} for review:", links, ".")


def _tell_live(person: User | AnonymousUser) -> Iterator[News]:
    """What went live at one moment in one sentence, the newest first."""
    since = timezone.now() - TOLD_FOR
    live = Revision.objects.live_page_by_page().filter(author=person.pk, published_at__gt=since)
    # Whoever published it knows.
    others = live.filter(published_by__isnull=False).exclude(published_by=F("author"))
    found = others.select_related("published_by").defer("body")
    newest = found.order_by("-published_at", "title")[:TOLD_AT_MOST]
    whose = attrgetter("published_at", "published_by")
    for (moment, publisher), together in groupby(newest, key=whose):
        versions = list(together)
        links = tuple((version.title, version.get_absolute_url()) for version in versions)
        is_one = len(versions) == 1
        when = date_format(timezone.localtime(moment), "DATETIME_FORMAT")
        yield News(
            "Your change to" if is_one else "Your changes to",
            links,
            f" {'is' if is_one else 'are'} live (published by {name_of(publisher)}, {when}).",
        )
