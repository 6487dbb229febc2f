"""Reference: a source that the guide cites by its key."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.text import Truncator

KEY = r"^[a-z0-9_]+\Z"
YEARS = (1900, 2100)
# A surname, in as many words as it has, and initials: "Saceda-Corralo D", "Reguero del Cura L".
AUTHOR = re.compile(r"[^\W\d_][\w’'-]*(?: [\w’'-]+){0,3} [A-Z]{1,4}(?=,|$)")
# Characters.
SHORT_TITLE, LONG_NAME = 40, 75


class Reference(models.Model):
    class Read(models.TextChoices):
        """How much of it was read, so that readers can judge what we say of it."""

        PAGE = "page", "Page"
        ABSTRACT = "abstract", "Summary only"
        INCOMPLETE = "incomplete", "Incomplete"
        SECOND_HAND = "second-hand", "Second-hand"

    HARDLY_READ = {Read.INCOMPLETE: "details incomplete", Read.SECOND_HAND: "read second-hand"}

    key = models.CharField(
        max_length=50,
        unique=True,
        validators=[RegexValidator(KEY, "Use small letters, digits and underscores.")],
        help_text="Cited in a text as [@key].",
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
        """Who wrote it and when, what it is and how large: a line or two for paper.

        A name that says little is followed by a short title, and a long title without a name is
        cut. A source that was hardly read says so.
        """
        name, _, rest = self.citation.partition(". ")
        name = name.rstrip(".")
        if (author := AUTHOR.match(name)) is not None:
            name = f"{author[0]} and others" if "," in name else name
        else:
            title = rest.partition(". ")[0].rstrip(".")
            name = f"{name}. {title}" if 0 < len(title) <= SHORT_TITLE else name
            name = Truncator(name).chars(LONG_NAME, truncate="…")
        year = f" ({self.year})" if self.year and str(self.year) not in name else ""
        what = ", ".join(
            filter(None, (self.kind, self.size, self.HARDLY_READ.get(self.Read(self.read))))
        )
        return f"{name}{year}. {what}."

    def clean(self) -> None:
        first, last = YEARS
        if self.year is not None and not first <= self.year <= last:
            raise ValidationError({"year": f"Give a year from {first} to {last}, or none."})
