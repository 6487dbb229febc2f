"""What the list of pages can be narrowed to. The to-do list counts by the same questions."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models.functions import Now
from django.http import HttpRequest
from django.utils import timezone

from content.admin.page_list import PAGES_WITH
from content.models import Page, Revision
from content.models.sign_offs import SignedOff, due_before

# Reviews that are due within these days show as due soon.
DUE_SOON = datetime.timedelta(days=90)


class StateFilter(admin.SimpleListFilter):
    title = "state"
    parameter_name = "state"
    DRAFT, READY, SHIPPED = "draft", "ready", "shipped"
    # What is asked by who wants to publish: each of these pages has a draft.
    TO_PUBLISH = (DRAFT, READY)
    CONDITIONS = {
        "live": models.Q(live_id__isnull=False),
        DRAFT: models.Q(draft_id__isnull=False),
        READY: models.Q(draft_id__in=Revision.objects.filter(SignedOff.HOLDS).values("pk")),
        SHIPPED: models.Q(
            live_id__isnull=False,
            draft_id__in=Revision.objects.filter(author=None, signed_off_at=None).values("pk"),
        ),
        "waiting": models.Q(waiting_id__isnull=False),
        "going": models.Q(live_id__isnull=False, withdrawn_at__gt=Now()),
        "withdrawn": models.Q(live_id__isnull=True, withdrawn_at__isnull=False),
        "never": models.Q(live_id__isnull=True, withdrawn_at__isnull=True),
    }

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("live", "Live"),
            (self.DRAFT, "Has a newer draft"),
            (self.READY, "Has a signed-off draft"),
            (self.SHIPPED, "Newer words came with the site"),
            ("waiting", "Goes live later"),
            ("going", "Is withdrawn later"),
            ("withdrawn", "Withdrawn"),
            ("never", "Never published"),
        ]

    def queryset(
        self, request: HttpRequest, queryset: models.QuerySet[Page]
    ) -> models.QuerySet[Page]:
        return self.narrow(queryset, self.value())

    @classmethod
    def narrow(cls, pages: models.QuerySet[Page], value: str | None) -> models.QuerySet[Page]:
        condition = cls.CONDITIONS.get(value or "")
        return pages.filter(condition) if condition else pages


class CheckedFilter(admin.SimpleListFilter):
    title = "clinical check"
    parameter_name = "checked"
    # What is asked by who wants to sign off.
    TO_SIGN_OFF = ("no", "unsettled", "soon", "overdue")

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("yes", "Signed off"),
            ("no", "Not signed off"),
            ("unsettled", "Not checked again since a change"),
            ("soon", "Review due within 90 days"),
            ("overdue", "Review overdue"),
        ]

    def queryset(
        self, request: HttpRequest, queryset: models.QuerySet[Page]
    ) -> models.QuerySet[Page]:
        return self.narrow(queryset, self.value())

    @classmethod
    def narrow(cls, pages: models.QuerySet[Page], value: str | None) -> models.QuerySet[Page]:
        today = timezone.localdate()
        condition = {
            "yes": SignedOff.HOLDS,
            "no": models.Q(signed_off_at__isnull=True),
            "unsettled": models.Q(unsettled_at__isnull=False),
            "soon": ~due_before(today) & due_before(today + DUE_SOON + datetime.timedelta(days=1)),
            "overdue": due_before(today),
        }.get(value or "")
        if condition is None:
            return pages
        # Asked of the live version of each page, not of each version if it is live.
        is_live = {"live_id__in": Revision.objects.filter(condition)}
        return pages.filter(**is_live)


class ProblemsFilter(admin.SimpleListFilter):
    title = "problems"
    parameter_name = "problems"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("error", "Something to mend"), ("warning", "Something to consider")]

    def queryset(
        self, request: HttpRequest, queryset: models.QuerySet[Page]
    ) -> models.QuerySet[Page]:
        return self.narrow(queryset, self.value())

    @classmethod
    def narrow(cls, pages: models.QuerySet[Page], value: str | None) -> models.QuerySet[Page]:
        find = PAGES_WITH.get(value or "")
        return pages.filter(pk__in=find()) if find else pages
