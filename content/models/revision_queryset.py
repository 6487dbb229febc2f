"""Questions about many revisions: which are live, which wait, in which order they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils import timezone

from content.models.pages import Page

if TYPE_CHECKING:
    from content.models.revisions import Revision

WORDS_ARE_FIXED = "A revision is never changed or deleted: write a new one."


class RevisionQuerySet(models.QuerySet["Revision"]):
    def published(self) -> RevisionQuerySet:
        """Those whose moment has come. The same question for one row: `is_published`."""
        return self.filter(published_at__lte=timezone.now())

    def scheduled(self) -> RevisionQuerySet:
        """Those that go live at a later time. The same question for one row: `is_scheduled`."""
        return self.filter(published_at__gt=timezone.now())

    def drafts(self) -> RevisionQuerySet:
        """Those that are not published and not discarded."""
        return self.filter(published_at=None, discarded_at=None)

    def live(self) -> RevisionQuerySet:
        """The one revision of each page that readers get: the newest published one.

        A page that was withdrawn has none until one is published after that; one that goes at
        a later time has its own until then.
        """
        return self.filter(pk=models.Subquery(self.live_on(models.OuterRef("page")).values("pk")))

    def live_on(self, page: Any) -> RevisionQuerySet:
        """The live one of a page. `page` is an `OuterRef` of a query about pages or versions."""
        return (
            self.model.objects.published()
            .filter(page=page)
            .filter(
                models.Q(page__withdrawn_at__isnull=True)
                | models.Q(page__withdrawn_at__gt=timezone.now())
                | models.Q(published_at__gt=models.F("page__withdrawn_at"))
            )
            .order_by(*self.model.NEWEST_FIRST)[:1]
        )

    def live_page_by_page(self) -> RevisionQuerySet:
        """The same as `live`, for the whole guide: asked once a page and not of each version."""
        live = models.Subquery(self.live_on(models.OuterRef("pk")).values("pk"))
        return self.filter(pk__in=Page.objects.annotate(live=live).values("live"))

    def live_but(self, shown: Revision | None) -> RevisionQuerySet:
        """The live ones, with this one in the place of its page's: the guide as if it were live."""
        if shown is None:
            return self.live()
        return self.live().exclude(page=shown.page_id) | self.filter(pk=shown.pk)

    def for_readers(self) -> RevisionQuerySet:
        """The live revisions with all that a page shows of them, in one query."""
        return self.live().select_related("page", "signed_off_by")

    def in_reading_order(self) -> RevisionQuerySet:
        return self.alias(group_order=Page.rank_of("page__group")).order_by(
            "group_order", "page__position", "page__key"
        )

    def update(self, **fields: Any) -> int:
        if not fields.keys() <= self.model.CHANGEABLE:
            raise TypeError(WORDS_ARE_FIXED)
        return super().update(**fields)

    def delete(self) -> tuple[int, dict[str, int]]:
        raise TypeError(WORDS_ARE_FIXED)
