"""A version that readers get again: going back is publishing an old one once more."""

from __future__ import annotations

from django.db import models

WHY_BACK_CHARACTERS = 200


class Returning(models.Model):
    """What can be published again, and why it was: its own note is of the time it was written."""

    why_back = models.CharField(
        max_length=WHY_BACK_CHARACTERS,
        blank=True,
        editable=False,
        help_text="Why readers get it again, where they had a newer one. Readers see this.",
    )

    class Meta:
        abstract = True

    @property
    def what_changed(self) -> str:
        """What it is to readers since it went live last."""
        return self.why_back or self.note  # type: ignore[attr-defined]
