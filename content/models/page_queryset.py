"""Questions about many pages: what each has, and the order in which they are read."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.apps import apps
from django.db import models
from django.db.models.functions import Coalesce

if TYPE_CHECKING:
    from content.models.pages import Page  # noqa: F401 (the name in brackets below)


class PageQuerySet(models.QuerySet["Page"]):
    def with_state(self) -> PageQuerySet:
        """Each page with the ids of what staff ask about, None where there is no such version.

        `live_id` is what readers get, `draft_id` the newest draft that is newer than that,
        `waiting_id` the next one that goes live by itself.
        """
        revision = apps.get_model("content", "Revision").objects
        own = revision.filter(page=models.OuterRef("pk"))
        live = revision.live_on(models.OuterRef("pk"))
        newer = Coalesce(models.OuterRef("live_number"), 0)
        drafts = own.drafts().filter(number__gt=newer).order_by("-number")
        return self.annotate(
            live_id=models.Subquery(live.values("pk")),
            live_number=models.Subquery(live.values("number")),
            draft_id=models.Subquery(drafts.values("pk")[:1]),
            waiting_id=models.Subquery(own.scheduled().order_by("published_at").values("pk")[:1]),
        )

    def live_versions(self, pages: Collection[int]) -> dict[int, int]:
        """The ids of the live versions of these pages, by the pages' ids. One query.

        Page by page: quicker than to ask it of each version that there is.
        """
        revisions = apps.get_model("content", "Revision").objects
        live = models.Subquery(revisions.live_on(models.OuterRef("pk")).values("pk"))
        with_live = self.filter(pk__in=pages).annotate(live=live).filter(live__isnull=False)
        return dict(with_live.values_list("pk", "live"))

    def in_reading_order(self) -> PageQuerySet:
        return self.alias(group_order=self.model.rank_of("group")).order_by(
            "group_order", "position", "key"
        )
