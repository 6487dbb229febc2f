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
from markdownx.models import MarkdownxField

from content.models.pages import Page, lock_guide
from content.slugs import PROCEDURE, SLUG, TAKEN, valid_slug

# A text that was checked is checked again after 24 months.
REVIEW_YEARS = 2
WORDS_ARE_FIXED = "A revision is never changed or deleted: write a new one."


class RevisionQuerySet(models.QuerySet["Revision"]):
    def published(self) -> RevisionQuerySet:
        """Those whose moment has come. The same question for one row: `is_published`."""
        return self.filter(published_at__lte=timezone.now())

    def scheduled(self) -> RevisionQuerySet:
        """Those that go live at a later time. The same question for one row: `is_scheduled`."""
        return self.filter(published_at__gt=timezone.now())

    def live(self) -> RevisionQuerySet:
        """The one revision of each page that readers get: the newest published one.

        A page that was withdrawn has none until one is published after that.
        """
        newest = (
            Revision.objects.published()
            .filter(page=models.OuterRef("page"))
            .filter(
                models.Q(page__withdrawn_at__isnull=True)
                | models.Q(published_at__gt=models.F("page__withdrawn_at"))
            )
            .order_by(*Revision.NEWEST_FIRST)
            .values("pk")[:1]
        )
        return self.filter(pk=models.Subquery(newest))

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
        if not fields.keys() <= Revision.CHANGEABLE:
            raise TypeError(WORDS_ARE_FIXED)
        return super().update(**fields)

    def delete(self) -> tuple[int, dict[str, int]]:
        raise TypeError(WORDS_ARE_FIXED)


class Revision(models.Model):
    # A revision that is published again counts as the newest from then on: going back is
    # publishing an old one.
    NEWEST_FIRST = ("-published_at", "-number")
    # What readers read. Two revisions with the same words say the same.
    WORDS = ("title", "slug", "summary", "body")
    # Everything else about a revision is fixed once it is written.
    CHANGEABLE = frozenset(
        {
            "published_at",
            "published_by",
            "signed_off_by",
            "signed_off_role",
            "signed_off_at",
            "review_due",
        }
    )

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
    body = MarkdownxField(help_text="Structured Markdown.")
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
    signed_off_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    signed_off_role = models.CharField(max_length=100, blank=True, editable=False)
    signed_off_at = models.DateTimeField(null=True, blank=True, editable=False)
    review_due = models.DateField(null=True, blank=True, editable=False)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        # What staff call it, everywhere.
        verbose_name = "version"
        ordering = ("page", "-number")
        permissions = [
            ("publish_revision", "Can publish a version"),
            ("sign_off_revision", "Can sign off a version as a clinician"),
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
            models.CheckConstraint(
                condition=models.Q(
                    signed_off_by__isnull=True,
                    signed_off_role="",
                    signed_off_at__isnull=True,
                    review_due__isnull=True,
                )
                | models.Q(
                    ~models.Q(signed_off_role=""),
                    signed_off_by__isnull=False,
                    signed_off_at__isnull=False,
                    review_due__isnull=False,
                ),
                name="sign_off_is_whole_or_absent",
            ),
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
            # A browser sends CRLF; a file ends in one newline. Kept alike, so that the same
            # words are the same text.
            self.body = self.body.replace("\r\n", "\n").replace("\r", "\n").strip() + "\n"
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
    def is_signed_off(self) -> bool:
        return self.signed_off_at is not None

    @property
    def signed_off_name(self) -> str:
        return name_of(self.signed_off_by) if self.signed_off_by else ""

    @property
    def author_name(self) -> str:
        return name_of(self.author) if self.author else "Came with the site"

    @property
    def is_review_overdue(self) -> bool:
        return self.review_due is not None and self.review_due < timezone.localdate()

    @property
    def words(self) -> tuple[str, str, str, str]:
        return (self.title, self.slug, self.summary, self.body)

    def clean(self) -> None:
        if self.slug in TAKEN:
            raise ValidationError(
                {"slug": f"“{self.slug}” is an address of another part of the site."}
            )
        if self.page_id is None:
            return  # The form says that a page must be chosen.
        if (not self.slug) != self.page.is_home:
            raise ValidationError({"slug": "Only the home page has an empty address."})
        is_procedure = self.page.kind == Page.Kind.PROCEDURE
        if self.slug == PROCEDURE and not is_procedure:
            message = f"/{PROCEDURE}/ is the address of the page with the steps: choose another."
            raise ValidationError({"slug": message})
        if is_procedure and self.slug != PROCEDURE:
            message = f"The page with the steps stays at /{PROCEDURE}/: ticks and paper lead there."
            raise ValidationError({"slug": message})
        if holder := self.address_holder():
            message = f"The page “{holder}” has or had this address: choose another, so that old links keep working."
            raise ValidationError({"slug": message})

    def address_holder(self) -> Page | None:
        """Another page that was ever published at this address. A draft holds none."""
        held = Revision.objects.filter(slug=self.slug, published_at__isnull=False)
        other = held.exclude(page=self.page).select_related("page").first()
        return other.page if other else None

    def own_part(self, person: AbstractUser) -> Revision | None:
        """The newest version that this person wrote since somebody else checked the page: its
        words are in this one. None when nothing here is their own."""
        earlier = Revision.objects.filter(page=self.page_id, number__lte=self.number)
        checked = earlier.filter(signed_off_by__isnull=False).exclude(signed_off_by=person.pk)
        last = checked.exclude(pk=self.pk).aggregate(last=models.Max("number"))["last"] or 0
        return earlier.filter(author=person.pk, number__gt=last).order_by("-number").first()

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError(WORDS_ARE_FIXED)

    def reasons_not_to_publish(self, at: datetime.datetime | None = None) -> list[str]:
        """Why it may not go live, whatever its words are. Empty when it may.

        `content.publishing.refusals` asks for the words too, and for what goes live with it.
        """
        found = []
        if holder := self.address_holder():
            found.append(f"The page “{holder}” has or had the address /{self.slug}/.")
        if at and at > timezone.now() and self.is_published:
            # A later time would take it away from readers until then.
            found.append(
                "It was published already. Go back to it now, or write a new version from it to publish later."
            )
        return found

    def publish(self, *, by: Any = None, at: datetime.datetime | None = None) -> None:
        """Make it what readers get, now or from a time on. `by` is nobody for shipped text.

        Raises `ValidationError` with the reasons against it.
        """
        if why := self.reasons_not_to_publish(at):
            raise ValidationError(why)
        self.published_at = at or timezone.now()
        self.published_by = by
        self.save(update_fields=["published_at", "published_by"])

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

    def sign_off(
        self, *, by: AbstractUser, role: str, review_due: datetime.date | None = None
    ) -> None:
        """Say that a clinician has checked these words. Readers see the name, role and day.

        It holds for this revision alone: a newer one is unchecked again. Raises
        `ValidationError` for a text that is their own in part, for no role, and for a review
        that would be due already or later than the next one must be.
        """
        today = timezone.localdate()
        review_due = review_due or next_review(today)
        if own := self.own_part(by):
            message = f"Nobody signs off their own text, and version {own.number} is yours: ask a colleague."
            raise ValidationError(message)
        if not by.get_full_name():
            raise ValidationError(
                "Readers see the full name: an administrator adds it to your account first."
            )
        if not role.strip():
            raise ValidationError("Say the role that readers see beside the name.")
        if review_due <= today:
            raise ValidationError("The next review must be due on a later day than today.")
        if review_due > next_review(today):
            raise ValidationError(
                f"The next review is due in {REVIEW_YEARS * 12} months at the latest: give an earlier day."
            )
        self.signed_off_by_id = by.pk
        self.signed_off_role = role.strip()
        self.signed_off_at = timezone.now()
        self.review_due = review_due
        self.save(update_fields=["signed_off_by", "signed_off_role", "signed_off_at", "review_due"])


def name_of(person: AbstractUser) -> str:
    """The full name, where the account has one."""
    return person.get_full_name() or person.get_username()


def next_review(day: datetime.date) -> datetime.date:
    """The day two years on, when a text that is checked today is due again.

    >>> next_review(datetime.date(2028, 2, 29))
    datetime.date(2030, 2, 28)
    """
    try:
        return day.replace(year=day.year + REVIEW_YEARS)
    except ValueError:  # 29 February, and there is none in that year
        return day.replace(year=day.year + REVIEW_YEARS, day=28)
