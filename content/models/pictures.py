"""Picture: an uploaded photograph or drawing, and what it shows in words."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone


class Picture(models.Model):
    """`name` is the name of its file, which no other picture has."""

    name = models.CharField(max_length=100, unique=True, editable=False)
    alternative = models.CharField(
        "what it shows",
        max_length=125,
        help_text="For people who do not see it: what matters in the picture, at most 125 characters.",
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    uploaded_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("-uploaded_at", "-pk")

    def __str__(self) -> str:
        return self.alternative or self.name
