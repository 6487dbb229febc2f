"""Reference: a source that the guide cites by its key."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models

KEY = r"^[a-z0-9_]+\Z"
YEARS = (1900, 2100)
# Characters: so that it fits in the margin of a page.
SHORT_NAME = 30


class Reference(models.Model):
    class Read(models.TextChoices):
        """How much of it was read, so that readers can judge what we say of it."""

        PAGE = "page", "Page"
        ABSTRACT = "abstract", "Summary only"
        INCOMPLETE = "incomplete", "Incomplete"
        SECOND_HAND = "second-hand", "Second-hand"

    # What readers see of it.
    SHOWN = (
        *("short_name", "citation", "year", "link", "kind", "size", "found", "limits"),
        "read",
    )
    HARDLY_READ = {Read.INCOMPLETE: "details incomplete", Read.SECOND_HAND: "read second-hand"}

    key = models.CharField(
        max_length=50,
        unique=True,
        validators=[RegexValidator(KEY, "Use small letters, digits and underscores.")],
        help_text="Cited in a text as [@key].",
    )
    short_name = models.CharField(
        max_length=SHORT_NAME,
        help_text="What readers see beside a text: “Moftah 2012”. Unlike any other, at most "
        f"{SHORT_NAME} characters.",
    )
    citation = models.TextField(help_text="Authors, title and where it was published.")
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    link = models.URLField(
        max_length=300,
        blank=True,
        help_text="The DOI or the official page, never a copy elsewhere.",
    )
    kind = models.CharField("kind of source", max_length=50)
    size = models.CharField(max_length=200, blank=True, help_text="Who and how many, for how long.")
    found = models.TextField("what it found", help_text="In plain words.")
    limits = models.TextField(blank=True, help_text="Why it may be wrong.")
    read = models.CharField("how much was read", max_length=20, choices=Read, default=Read.ABSTRACT)
    is_shipped = models.BooleanField(
        default=False,
        editable=False,
        help_text="Came with the site and was not changed by staff since.",
    )
    position = models.PositiveSmallIntegerField(default=0, help_text="Its place in the full list.")

    class Meta:
        ordering = ("position", "key")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(key__regex=KEY), name="reference_key_is_plain"
            ),
            models.CheckConstraint(
                condition=models.Q(year__isnull=True) | models.Q(year__range=YEARS),
                name="reference_year_is_plausible",
            ),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def in_short(self) -> str:
        """What it is called, what it is and how large: a line. One that was hardly read says so."""
        what = ", ".join(
            filter(None, (self.kind, self.size, self.HARDLY_READ.get(self.Read(self.read))))
        )
        return f"{self.short_name}. {what}."

    def clean(self) -> None:
        first, last = YEARS
        if self.year is not None and not first <= self.year <= last:
            raise ValidationError({"year": f"Give a year from {first} to {last}, or none."})
