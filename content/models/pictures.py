"""Picture: an uploaded photograph or drawing, and what it shows in words."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from content import picture_files
from content.markdown.picture_name import File, PictureName, read_name
from content.markdown.pictures import picture_markdown
from content.models.clinic import Clinic
from content.models.revisions import Revision


class PictureQuerySet(models.QuerySet["Picture"]):
    def used(self) -> PictureQuerySet:
        """Those that a version of a page shows, however old, or that are the clinic's logo."""
        return self.filter(self._in_a_text() | self._is_logo())

    def unused(self) -> PictureQuerySet:
        return self.exclude(self._in_a_text() | self._is_logo())

    @staticmethod
    def _in_a_text() -> models.Exists:
        return models.Exists(Revision.objects.filter(body__contains=models.OuterRef("name")))

    @staticmethod
    def _is_logo() -> models.Exists:
        return models.Exists(Clinic.objects.filter(logo=models.OuterRef("pk")))


class Picture(models.Model):
    """The files are made by `content.picture_files`; the name says their size in pixels."""

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

    objects = PictureQuerySet.as_manager()

    class Meta:
        ordering = ("-uploaded_at", "-pk")

    def __str__(self) -> str:
        return self.alternative or self.name

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """The files go too, once it is certain that the row is gone."""
        name = self.name
        deleted = super().delete(*args, **kwargs)
        transaction.on_commit(lambda: picture_files.delete(name))
        return deleted

    @property
    def file(self) -> PictureName:
        """What its name says: its size, and which files there are."""
        name = read_name(self.name)
        if name is None:
            raise ValueError(f"“{self.name}” is not the name of a stored picture.")
        return name

    @property
    def url(self) -> str:
        return self.file.url

    @property
    def width(self) -> int:
        return self.file.width

    @property
    def height(self) -> int:
        return self.file.height

    @property
    def smallest(self) -> File:
        """Its lightest file, for lists and for the logo."""
        return self.file.webp_files[0]

    @property
    def markdown(self) -> str:
        """What to write in a text to show it."""
        return picture_markdown(self.alternative, self.url)
