"""A draft that nobody wants: kept, but out of the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser

    from content.models.revisions import Revision

ONLY_A_DRAFT_IS_DISCARDED = models.CheckConstraint(
    condition=models.Q(discarded_at__isnull=True, discarded_by__isnull=True)
    | models.Q(discarded_at__isnull=False, discarded_by__isnull=False, published_at__isnull=True),
    name="only_a_draft_is_discarded",
)


class Discardable(models.Model):
    """What can be put out of the way. `ONLY_A_DRAFT_IS_DISCARDED` goes with its table's constraints."""

    DISCARD_FIELDS = ("discarded_at", "discarded_by")

    discarded_at = models.DateTimeField(null=True, blank=True, editable=False)
    discarded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    class Meta:
        abstract = True

    @property
    def is_discarded(self) -> bool:
        return self.discarded_at is not None

    def is_overtaken_by(self, live: Revision | None) -> bool:
        """Whether it is a draft that is older than what readers get of its page."""
        is_draft = self.published_at is None and not self.is_discarded  # type: ignore[attr-defined]
        return is_draft and live is not None and self.number < live.number  # type: ignore[attr-defined]

    def discard(self, *, by: AbstractUser) -> None:
        """Put a draft out of the way. Raises `ValidationError` for what is or was published."""
        # A colleague may have published it since it was read.
        self.refresh_from_db(fields=["published_at"])
        if self.published_at is not None:  # type: ignore[attr-defined]
            raise ValidationError("Readers had it, or will: only a draft can be discarded.")
        self.discarded_at, self.discarded_by_id = timezone.now(), by.pk
        self.save(update_fields=self.DISCARD_FIELDS)

    def bring_back(self) -> None:
        """Make it a draft again."""
        self.discarded_at = self.discarded_by = None
        self.save(update_fields=self.DISCARD_FIELDS)
