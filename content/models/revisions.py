"""Revision: one version of a page's words. Written once, then never changed or deleted."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import normalize_newlines
from markdownx.models import MarkdownxField

from content.models.discards import ONLY_A_DRAFT_IS_DISCARDED, Discardable
from content.models.pages import Page, lock_guide
from content.models.returns import Returning
from content.models.revision_queryset import WORDS_ARE_FIXED, RevisionQuerySet
from content.models.sign_offs import (
    ONLY_A_SIGN_OFF_IS_UNSETTLED,
    SIGN_OFF_IS_WHOLE,
    SignedOff,
    name_of,
)
from content.slugs import SLUG, find_address_mistake, valid_slug

PUBLISH_FIELDS = ("published_at", "published_by", "why_back")


class Revision(SignedOff, Discardable, Returning):
    # A revision that is published again counts as the newest from then on: going back is
    # publishing an old one.
    NEWEST_FIRST = ("-published_at", "-number")
    # What readers read. Two revisions with the same words say the same.
    WORDS = ("title", "slug", "summary", "body")
    # What stands beside its text, in plain words of its own.
    WORDS_BESIDE = ("title", "summary", "note")
    # Everything else about a revision is fixed once it is written.
    CHANGEABLE = frozenset({*PUBLISH_FIELDS, *SignedOff.FIELDS, *Discardable.DISCARD_FIELDS})

    page = models.ForeignKey(Page, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField(editable=False)
    title = models.CharField(max_length=65, help_text="The page’s heading, at most 65 characters.")
    slug = models.CharField(
        "address",
        max_length=60,
        blank=True,
        validators=[valid_slug],
        help_text="Words in small letters, joined by hyphens. An old address keeps leading here.",
    )
    summary = models.CharField(
        max_length=160, help_text="One or two sentences, for lists of pages and search engines."
    )
    body: models.TextField[str, str] = MarkdownxField(help_text="Structured Markdown.")
    note = models.CharField("what changed", max_length=200, help_text="Readers see this.")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        help_text="Nobody for the text that came with the site.",
    )
    created = models.DateTimeField(default=timezone.now, editable=False)
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    objects = RevisionQuerySet.as_manager()

    class Meta:
        # What staff call it, everywhere.
        verbose_name = "version"
        ordering = ("page", "-number")
        permissions = [
            ("publish_revision", "Can publish a version"),
            ("sign_off_revision", "Can sign off a version as a clinician"),
        ]
        indexes = [
            # The live version of a page is the first one here.
            models.Index(
                fields=["page", "-published_at", "-number"], name="newest_first_on_a_page"
            ),
            # The texts themselves are not gone through for who has an address.
            models.Index(fields=["slug", "published_at", "page"], name="pages_at_an_address"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "number"], name="revision_number_is_unique_on_its_page"
            ),
            models.CheckConstraint(
                condition=models.Q(number__gte=1), name="revisions_count_from_one"
            ),
            models.CheckConstraint(
                condition=models.Q(slug__regex=SLUG), name="slug_is_plain_words"
            ),
            models.CheckConstraint(
                condition=models.Q(published_by__isnull=True)
                | models.Q(published_at__isnull=False),
                name="who_published_comes_with_when",
            ),
            SIGN_OFF_IS_WHOLE,
            ONLY_A_SIGN_OFF_IS_UNSETTLED,
            ONLY_A_DRAFT_IS_DISCARDED,
            models.CheckConstraint(
                condition=models.Q(signed_off_by__isnull=True)
                | models.Q(author__isnull=True)
                | ~models.Q(signed_off_by=models.F("author")),
                name="nobody_signs_off_their_own_text",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} (version {self.number})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding:
            self.body = keep_alike(self.body)
            with transaction.atomic():
                # The page's row is locked, so that two editors get two numbers.
                Page.objects.select_for_update().get(pk=self.page_id)
                newest = Revision.objects.filter(page=self.page_id).aggregate(
                    newest=models.Max("number")
                )
                self.number = (newest["newest"] or 0) + 1
                super().save(*args, **kwargs)
            return
        if not frozenset(kwargs.get("update_fields") or ("everything",)) <= self.CHANGEABLE:
            raise TypeError(WORDS_ARE_FIXED)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return (
            reverse("content:page-detail", args=[self.slug])
            if self.slug
            else reverse("content:home")
        )

    @property
    def is_published(self) -> bool:
        return self.published_at is not None and self.published_at <= timezone.now()

    @property
    def is_scheduled(self) -> bool:
        return self.published_at is not None and self.published_at > timezone.now()

    @property
    def is_shipped(self) -> bool:
        """Whether it came with the site, and no member of staff wrote it."""
        return self.author_id is None

    @property
    def author_name(self) -> str:
        return name_of(self.author) if self.author else "Came with the site"

    @property
    def origin(self) -> str:
        """Whose text it is, as a sentence begins: “Written by Nina Shah”, “Came with the site”."""
        return self.author_name if self.is_shipped else f"Written by {self.author_name}"

    @property
    def byline(self) -> str:
        """The same behind the version's name: “ by Nina Shah”, “, which came with the site”."""
        return ", which came with the site" if self.is_shipped else f" by {self.author_name}"

    @property
    def words(self) -> tuple[str, str, str, str]:
        return (self.title, self.slug, self.summary, self.body)

    def clean(self) -> None:
        # Without a page the form says that one must be chosen.
        kind = self.page.kind if self.page_id else None
        holder = self.address_holder() if self.page_id else None
        if mistake := find_address_mistake(self.slug, kind=kind, holder=holder):
            raise ValidationError({"slug": mistake})

    def address_holder(self) -> Page | None:
        """Another page that was ever published at this address. A draft holds none."""
        held = Revision.objects.filter(slug=self.slug, published_at__isnull=False)
        other = held.exclude(page=self.page).select_related("page").first()
        return other.page if other else None

    def live_from(self) -> datetime.date | None:
        return timezone.localdate(self.published_at) if self.published_at else None

    def own_part(self, person: AbstractUser) -> Revision | None:
        """The newest version that this person wrote since somebody else checked the page: its
        words are in this one. None when nothing here is their own."""
        earlier = Revision.objects.filter(page=self.page_id, number__lte=self.number)
        checked = earlier.filter(SignedOff.HOLDS).exclude(signed_off_by=person.pk)
        last = checked.exclude(pk=self.pk).aggregate(last=models.Max("number"))["last"] or 0
        return earlier.filter(author=person.pk, number__gt=last).order_by("-number").first()

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError(WORDS_ARE_FIXED)

    def reasons_not_to_publish(self, at: datetime.datetime | None = None) -> list[str]:
        """Why it may not go live at that time, whatever its words and its address are.

        `content.publishing.find_refusals` asks for those too, and for what goes live with it.
        """
        found = []
        if self.is_discarded:
            found.append("It is discarded: bring it back first.")
        if at and at > timezone.now() and self.is_published:
            # A later time would take it away from readers until then.
            found.append(
                "It was published already. Go back to it now, or write a new version from it to publish later."
            )
        return found

    def publish(
        self, *, by: Any = None, at: datetime.datetime | None = None, why_back: str = ""
    ) -> None:
        """Make it what readers get, now or from a time on. `by` is nobody for shipped text.

        Raises `ValidationError` with the reasons against it.
        """
        why = self.reasons_not_to_publish(at)
        if holder := self.address_holder():
            why.append(f"The page “{holder}” has or had the address /{self.slug}/.")
        if why:
            raise ValidationError(why)
        self.published_at, self.published_by, self.why_back = at or timezone.now(), by, why_back
        self.save(update_fields=PUBLISH_FIELDS)

    @transaction.atomic
    def unschedule(self) -> None:
        """Make a version that waits for its time a draft again. Raises `ValidationError` for others."""
        lock_guide()
        # A colleague may have published it since it was read.
        self.refresh_from_db(fields=["published_at", "published_by"])
        if not self.is_scheduled:
            raise ValidationError("It does not wait for a time: there is nothing to call off.")
        self.published_at = self.published_by = None
        self.save(update_fields=["published_at", "published_by"])


def keep_alike(body: str) -> str:
    """The text as it is kept. A browser sends CRLF; a file ends in one newline: the same words are
    the same text."""
    return normalize_newlines(body).strip() + "\n"
