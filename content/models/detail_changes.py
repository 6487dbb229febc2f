"""DetailChange: what a reference or the clinic's details said until somebody changed it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from content.models.sign_offs import name_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser

CHANGES_ARE_FIXED = "A change is a trace: it is never changed or deleted."


class DetailChangeQuerySet(models.QuerySet["DetailChange"]):
    def update(self, **fields: Any) -> int:
        raise TypeError(CHANGES_ARE_FIXED)

    def delete(self) -> tuple[int, dict[str, int]]:
        raise TypeError(CHANGES_ARE_FIXED)


class DetailChange(models.Model):
    """`before` and `after` are the words of the fields that changed, by the names of the fields.

    It stays when the reference itself is deleted: `after` is empty then.
    """

    CLINIC = ""

    about = models.CharField(max_length=50, blank=True, editable=False)
    before: models.JSONField[Any, Any] = models.JSONField(editable=False)
    after: models.JSONField[Any, Any] = models.JSONField(editable=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        help_text="Nobody where an update of the site brought it.",
    )
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = DetailChangeQuerySet.as_manager()

    class Meta:
        ordering = ("-changed_at", "-pk")
        indexes = [models.Index(fields=["about", "-changed_at"], name="changes_newest_first")]

    def __str__(self) -> str:
        return f"{self.about or 'clinic'}, {self.changed_at:%Y-%m-%d}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError(CHANGES_ARE_FIXED)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError(CHANGES_ARE_FIXED)

    @property
    def changed_by_name(self) -> str:
        person: AbstractUser | None = self.changed_by
        return name_of(person) if person else "An update of the site"
