"""The sign-off of a text: the clinician who says that it is right, and when it is due again."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from content.days import start_of, years_on

if TYPE_CHECKING:
    from content.models.revisions import Revision

# A text that was checked is checked again after 24 months.
REVIEW_YEARS = 2
# One that nobody checked is looked at again 12 months after it went live.
UNCHECKED_REVIEW_YEARS = 1
WHY_CHARACTERS = 300
ROLE_CHARACTERS = 100
TAKEN_BACK = " took it back: "

SIGN_OFF_IS_WHOLE = models.CheckConstraint(
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
)
ONLY_A_SIGN_OFF_IS_UNSETTLED = models.CheckConstraint(
    condition=models.Q(unsettled_at__isnull=True, unsettled_why="")
    | models.Q(
        ~models.Q(unsettled_why=""), unsettled_at__isnull=False, signed_off_at__isnull=False
    ),
    name="only_a_sign_off_is_unsettled",
)


class SignedOff(models.Model):
    """What can be signed off. The two constraints above go with those of its table.

    A sign-off that is unsettled stays as a trace and counts no more: what it was about has changed.
    """

    FIELDS = (
        *("signed_off_by", "signed_off_role", "signed_off_at", "review_due"),
        *("unsettled_at", "unsettled_why"),
    )

    HOLDS = models.Q(signed_off_at__isnull=False, unsettled_at__isnull=True)

    signed_off_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    signed_off_role = models.CharField(max_length=ROLE_CHARACTERS, blank=True, editable=False)
    signed_off_at = models.DateTimeField(null=True, blank=True, editable=False)
    review_due = models.DateField(null=True, blank=True, editable=False)
    unsettled_at = models.DateTimeField(null=True, blank=True, editable=False)
    unsettled_why = models.CharField(max_length=WHY_CHARACTERS, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def is_signed_off(self) -> bool:
        """Whether a clinician's word for it holds. The same for many: `SignedOff.HOLDS`."""
        return self.signed_off_at is not None and not self.is_unsettled

    @property
    def is_unsettled(self) -> bool:
        """Whether it was checked, and something has changed since that it was checked with."""
        return self.unsettled_at is not None

    @property
    def is_taken_back(self) -> bool:
        """Whether a person said that it holds no more, and not a source that changed."""
        return TAKEN_BACK in self.unsettled_why

    @property
    def signed_off_name(self) -> str:
        return name_of(self.signed_off_by) if self.signed_off_by else ""

    def live_from(self) -> datetime.date | None:
        """The day from which readers get it, where there is one."""
        raise NotImplementedError

    @property
    def next_review_due(self) -> datetime.date | None:
        """The day of its next review: a sign-off says it, and without one that holds, the day it
        went live. The same for many: `due_before`."""
        live_from = None if self.is_signed_off else self.live_from()
        unchecked = years_on(live_from, UNCHECKED_REVIEW_YEARS) if live_from else None
        return min((day for day in (self.review_due, unchecked) if day), default=None)

    @property
    def is_review_overdue(self) -> bool:
        return self.next_review_due is not None and self.next_review_due < timezone.localdate()

    def own_part(self, person: AbstractUser) -> Revision | None:
        """The newest version with words of this person in it, who then may not sign it off."""
        raise NotImplementedError

    def reason_not_to_sign(self, person: AbstractUser) -> str:
        """Why this person may not sign it off; empty where they may."""
        if own := self.own_part(person):
            return f"Nobody signs off their own text, and version {own.number} is yours: ask a colleague."
        if not person.get_full_name():
            return "Readers see the full name: an administrator adds it to your account first."
        return ""

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
        if reason := self.reason_not_to_sign(by):
            raise ValidationError(reason)
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
        self.unsettled_at, self.unsettled_why = None, ""
        self.save(update_fields=self.FIELDS)

    def take_back(self, *, by: AbstractUser, why: str) -> None:
        """Say that a sign-off holds no more: readers see the text as not checked. It stays on record.

        Raises `ValidationError` where none holds.
        """
        if not self.is_signed_off:
            raise ValidationError("No sign-off holds for this version.")
        self.unsettled_at = timezone.now()
        self.unsettled_why = f"{name_of(by)}{TAKEN_BACK}{why}"[:WHY_CHARACTERS]
        self.save(update_fields=self.FIELDS)


def next_review(day: datetime.date) -> datetime.date:
    """The day when a text that is checked on this day is due again."""
    return years_on(day, REVIEW_YEARS)


def due_before(day: datetime.date) -> models.Q:
    """What is true of live texts whose next review was due before this day."""
    try:
        live_before = day.replace(year=day.year - UNCHECKED_REVIEW_YEARS)
    except ValueError:  # 29 February: what went live on the 28th was due on the 28th
        live_before = day.replace(year=day.year - UNCHECKED_REVIEW_YEARS, month=3, day=1)
    return models.Q(review_due__lt=day) | (
        ~SignedOff.HOLDS & models.Q(published_at__lt=start_of(live_before))
    )


def name_of(person: AbstractUser) -> str:
    """The full name, where the account has one."""
    return person.get_full_name() or person.get_username()
