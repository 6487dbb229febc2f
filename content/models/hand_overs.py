"""HandOver: one person asks another to look at a version, for changes in it or in a source."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models
from django.db.models.functions import Coalesce
from django.utils import timezone

from content.models.references import Reference
from content.models.revisions import Revision
from content.models.sign_offs import name_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser

NOTE_CHARACTERS = 1000
NUMBER_CHARACTERS = 100


class HandOverQuerySet(models.QuerySet["HandOver"]):
    def with_names(self) -> HandOverQuerySet:
        """With the version, the source and the people that are told of, in the same query."""
        return self.select_related("revision", "source", "asked_by", "to_person", "to_role")

    def open(self) -> HandOverQuerySet:
        """Those that wait: nobody did since what was asked, or said that it is done.

        A review is done once the version is signed off, published or discarded; changes are, once
        somebody wrote a newer version. Nothing is to do about a draft that is older than what
        readers get. A source is to change all the same, until the draft itself is discarded.
        """
        live = Revision.objects.live_on(models.OuterRef("revision__page")).values("number")
        newer = Revision.objects.filter(
            page=models.OuterRef("revision__page"), created__gt=models.OuterRef("asked_at")
        )
        of_text = {"kind__in": (HandOver.Kind.REVIEW, HandOver.Kind.CHANGES)}
        return (
            self.filter(done_at=None, revision__discarded_at=None)
            .exclude(revision__published_at__gt=models.F("asked_at"), **of_text)
            .exclude(revision__signed_off_at__gt=models.F("asked_at"), **of_text)
            .exclude(
                revision__published_at=None,
                revision__number__lt=Coalesce(models.Subquery(live), 0),
                **of_text,
            )
            .exclude(models.Exists(newer), kind=HandOver.Kind.CHANGES)
        )

    def of_sources(self) -> HandOverQuerySet:
        """Those that ask for a number in what is said of a source."""
        return self.filter(kind=HandOver.Kind.SOURCE)

    def for_person(self, person: Any) -> HandOverQuerySet:
        """Those that are for this person, or for a role of theirs; not those that they asked."""
        groups = person.groups.values("pk")
        mine = models.Q(to_person=person.pk) | models.Q(to_role__in=groups)
        return self.filter(mine).exclude(asked_by=person.pk)


class HandOver(models.Model):
    """To a person or to everybody with a role. `line` is where the note is about, if anywhere.

    Of a source, `number` is to change in its field with the name `source_field`.
    """

    class Kind(models.TextChoices):
        REVIEW = "review", "Ready for review"
        CHANGES = "changes", "Please change"
        SOURCE = "source", "Please change a source"

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="hand_overs")
    kind = models.CharField(max_length=10, choices=Kind)
    to_person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    to_role = models.ForeignKey(
        Group, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    note = models.CharField(max_length=NOTE_CHARACTERS, blank=True)
    line = models.PositiveIntegerField(null=True, blank=True)
    source = models.ForeignKey(
        Reference, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    source_field = models.CharField(max_length=20, blank=True)
    number = models.CharField(max_length=NUMBER_CHARACTERS, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    done_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = HandOverQuerySet.as_manager()

    class Meta:
        ordering = ("-asked_at", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(to_person__isnull=True) ^ models.Q(to_role__isnull=True),
                name="hand_over_is_to_a_person_or_a_role",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="source", source__isnull=False)
                | models.Q(~models.Q(kind="source"), source__isnull=True),
                name="hand_over_names_a_source_where_it_is_about_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.source or self.revision}"

    @property
    def to_name(self) -> str:
        person: AbstractUser | None = self.to_person
        return name_of(person) if person else f"everybody with the role {self.to_role}"

    @property
    def asked_by_name(self) -> str:
        return name_of(self.asked_by)

    @property
    def done_on(self) -> datetime.datetime | None:
        """When it was done; a review also by the sign-off, where that came after it was asked."""
        signed = self.revision.signed_off_at if self.kind == self.Kind.REVIEW else None
        return self.done_at or (signed if signed and signed > self.asked_at else None)

    @property
    def quoted_line(self) -> str:
        """The words of the line that the note is about."""
        lines = self.revision.body.splitlines()
        return lines[self.line - 1].strip() if self.line and self.line <= len(lines) else ""
