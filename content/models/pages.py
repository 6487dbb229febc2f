"""Page: an address in the guide. Its words are its revisions."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from content.models.page_queryset import PageQuerySet
from content.slugs import PAGE_KEY, valid_page_key


def lock_guide() -> None:
    """Wait until nobody else changes what readers get. Held until the transaction ends."""
    ContentType.objects.select_for_update().get(app_label="content", model="page")


class Page(models.Model):
    class Kind(models.TextChoices):
        """What the page must hold. See `content.markdown.kinds`."""

        HOME = "home", "Home page"
        ARTICLE = "article", "Article"
        PROCEDURE = "procedure", "Procedure with steps"
        QUESTIONS = "questions", "Questions and answers"
        COMPARISON = "comparison", "Comparison with a table"
        DECISION = "decision", "Decision aid"
        WORDS = "words", "Words explained"
        SOURCES = "sources", "Sources"
        HELP = "help", "Help in an emergency"

    class Group(models.TextChoices):
        """The moment that a reader is in. Keys stay, as they are in addresses; names may change."""

        DECIDE = "decide", "Thinking about it"
        HAVING_IT = "having-it", "Having it"
        UNDERSTAND = "understand", "How it works"
        BESIDE = "beside", "Beside the guide"

    CHAPTER_GROUPS = (Group.DECIDE, Group.HAVING_IT, Group.UNDERSTAND)
    READING_ORDER = (*CHAPTER_GROUPS, Group.BESIDE)
    # The site's own templates and sheets lead to these, so they are never withdrawn.
    ALWAYS_THERE = frozenset(
        {"home", "summary", "procedure", "side-effects", "get-help"}
        | {"words", "sources", "questions", "questions-to-ask"}
        | {"about", "accessibility", "privacy"}
    )
    ALWAYS_THERE_WHY = "The site itself leads to this page: write a new version instead."

    key = models.SlugField(
        unique=True,
        validators=[valid_page_key],
        help_text="The page’s own name. It never changes, even when the address does.",
    )
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.ARTICLE)
    group = models.CharField(max_length=20, choices=Group, default=Group.BESIDE)
    position = models.PositiveSmallIntegerField(
        default=1, help_text="Its place in the group: 1 comes first."
    )

    shipped_place = models.CharField(
        max_length=60,
        blank=True,
        editable=False,
        help_text="The place that the shipped guide last had it in.",
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    withdrawn_why = models.CharField(max_length=200, blank=True, editable=False)

    objects = PageQuerySet.as_manager()

    class Meta:
        permissions = [("withdraw_page", "Can withdraw a page from readers")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(withdrawn_by__isnull=True, withdrawn_at__isnull=True)
                | models.Q(withdrawn_by__isnull=False, withdrawn_at__isnull=False),
                name="who_withdrew_comes_with_when",
            ),
            models.CheckConstraint(
                condition=models.Q(key__regex=PAGE_KEY), name="page_key_is_plain_words"
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="home") | models.Q(group="beside"),
                name="home_page_stands_beside_the_guide",
            ),
            models.UniqueConstraint(
                fields=["kind"],
                condition=models.Q(kind="home"),
                name="only_one_home_page",
                violation_error_message="There is one home page already.",
            ),
            models.UniqueConstraint(
                fields=["kind"],
                condition=models.Q(kind="procedure"),
                name="only_one_procedure_page",
                violation_error_message="There is one page with the steps already.",
            ),
            models.UniqueConstraint(
                fields=["kind"],
                condition=models.Q(kind="decision"),
                name="only_one_decision_page",
                violation_error_message="There is one page for deciding already.",
            ),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def known_title(self) -> str:
        """What people call it: the title that readers know, else that of its newest version.

        Its key where nothing is written yet.
        """
        published = self.revisions.published().order_by("-published_at", "-number")
        for versions in (published, self.revisions.order_by("-number")):
            if title := versions.values_list("title", flat=True).first():
                return title
        return self.key

    @classmethod
    def rank_of(cls, group: str) -> models.Case:
        """Where the group that this field holds stands in the reading order."""
        return models.Case(
            *(models.When(**{group: key}, then=rank) for rank, key in enumerate(cls.READING_ORDER))
        )

    @property
    def place(self) -> str:
        """Its kind, group and position, to compare with `shipped_place`."""
        return f"{self.kind} {self.group} {self.position}"

    @property
    def is_home(self) -> bool:
        return self.kind == self.Kind.HOME

    @property
    def is_chapter(self) -> bool:
        """Whether it belongs to the guide itself, in one of its three groups."""
        return self.group in self.CHAPTER_GROUPS

    @property
    def is_always_there(self) -> bool:
        """Whether the site cannot do without it. Why: `ALWAYS_THERE_WHY`."""
        return self.key in self.ALWAYS_THERE

    @property
    def goes_at(self) -> datetime.datetime | None:
        """The later time at which it is taken from readers by itself; None where there is none."""
        at = self.withdrawn_at
        return at if at and at > timezone.now() else None

    @property
    def is_withdrawn(self) -> bool:
        """Whether readers had it and get it no more. Publishing a revision brings it back."""
        return self.withdrawn_at is not None and not self.revisions.live().exists()

    def clean(self) -> None:
        if self.is_home and self.group != self.Group.BESIDE:
            raise ValidationError({"group": "The home page stands beside the guide."})

    def reason_to_stay(self) -> str:
        """Why it cannot be removed; empty for one that was made by mistake."""
        if self.shipped_place:
            return "It came with the site, and the next start would bring it back."
        if self.withdrawn_at or self.revisions.filter(published_at__isnull=False).exists():
            return "Readers had it, or will: withdraw it instead."
        if self.revisions.drafts().exists():
            return "It has drafts: discard them first, so that nobody’s text is lost."
        return ""

    @transaction.atomic
    def remove(self) -> None:
        """Delete it with its discarded drafts. Raises `ValidationError` where it has to stay."""
        lock_guide()
        if reason := self.reason_to_stay():
            raise ValidationError(reason)
        # Behind the back of the versions' own refusal to be deleted: nobody ever read these.
        models.QuerySet.delete(self.revisions.all())
        self.delete()

    @transaction.atomic
    def withdraw(self, *, by: Any, why: str = "", at: datetime.datetime | None = None) -> None:
        """Take it from readers, now or at a later time: its addresses answer that it is gone.

        Taken now, versions that wait for a later time are drafts again. Raises `ValidationError`
        for a page that the site cannot do without.
        """
        if self.is_always_there:
            raise ValidationError(self.ALWAYS_THERE_WHY)
        lock_guide()
        if at is None:
            self.revisions.scheduled().update(published_at=None, published_by=None)
        self._keep_withdrawal(at or timezone.now(), by, why)

    @transaction.atomic
    def call_off_withdrawal(self) -> None:
        """Let it stay. Raises `ValidationError` where it does not go at a later time."""
        lock_guide()
        self.refresh_from_db(fields=["withdrawn_at"])
        if not self.goes_at:
            raise ValidationError("It does not wait for a time: there is nothing to call off.")
        self._keep_withdrawal(None, None, "")

    def _keep_withdrawal(self, at: datetime.datetime | None, by: Any, why: str) -> None:
        self.withdrawn_at, self.withdrawn_by, self.withdrawn_why = at, by, why
        self.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_why"])
