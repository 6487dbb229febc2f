"""What is handed to a colleague, a version or a source: kept, and told by mail where mail is set."""

from __future__ import annotations

import logging
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractUser, Group, User
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from content.comparing.left_behind import says_number
from content.models import HandOver, Reference, Revision
from content.models.hand_overs import NUMBER_CHARACTERS

logger = logging.getLogger(__name__)
EDITORS = "Editor"
PUBLISHERS = "Publisher"


@transaction.atomic
def hand_over_for_review(
    revision: Revision, *, by: AbstractUser, to: AbstractUser | Group, note: str
) -> HandOver:
    """Ask a person, or everybody with a role, to look at a version.

    What was asked about earlier versions of its page is done with.
    """
    earlier = HandOver.objects.filter(revision__page=revision.page_id, done_at=None)
    earlier.exclude(kind=HandOver.Kind.SOURCE).update(done_at=timezone.now())
    return _keep(HandOver(revision=revision, kind=HandOver.Kind.REVIEW, note=note), by, to)


@transaction.atomic
def ask_for_changes(
    revision: Revision, *, by: AbstractUser, note: str, line: int | None = None
) -> HandOver:
    """Ask who wrote a version for changes, at a line of it or in all; editors, if nobody did."""
    reviews = revision.hand_overs.filter(kind=HandOver.Kind.REVIEW, done_at=None)
    reviews.update(done_at=timezone.now())
    author = revision.author
    to = author if author and author.is_active else Group.objects.get(name=EDITORS)
    change = HandOver(revision=revision, kind=HandOver.Kind.CHANGES, note=note, line=line)
    return _keep(change, by, to)


@transaction.atomic
def ask_to_change_source(
    source: Reference, field: str, number: str, *, revision: Revision, by: AbstractUser, note: str
) -> HandOver:
    """Ask publishers for another number in a field of a source, as a version corrects it.

    Asked twice, it is one thing to do.
    """
    about = {"source": source, "source_field": field, "number": number[:NUMBER_CHARACTERS]}
    if asked := HandOver.objects.open().of_sources().filter(**about).first():
        return asked
    handed = HandOver(revision=revision, kind=HandOver.Kind.SOURCE, note=note, **about)
    return _keep(handed, by, Group.objects.get(name=PUBLISHERS))


def settle_asked_of(source: Reference) -> None:
    """What was asked of a source is done once its field has the number no more."""
    for asked in HandOver.objects.of_sources().filter(source=source, done_at=None):
        if not says_number(getattr(source, asked.source_field), asked.number):
            asked.done_at = timezone.now()
            asked.save(update_fields=["done_at"])


def find_place_of(handed: HandOver) -> str:
    """The address where what is asked can be done: a version's page, or the field of a source."""
    if handed.source_id:
        source = reverse("admin:content_reference_change", args=[handed.source_id])
        return f"{source}#id_{handed.source_field}"
    return reverse("admin:content_revision_change", args=[handed.revision_id])


def _keep(handed: HandOver, by: AbstractUser, to: AbstractUser | Group) -> HandOver:
    handed.asked_by_id = by.pk
    if isinstance(to, Group):
        handed.to_role = to
    else:
        handed.to_person_id = to.pk
    handed.save()
    return handed


def send_mail_about(handed: HandOver) -> bool:
    """Tell those it is for by mail. False where none could be sent; nobody waits for it then."""
    people = User.objects.filter(is_active=True).exclude(email="").exclude(pk=handed.asked_by_id)
    asked: dict[str, Any] = (
        {"groups": handed.to_role_id} if handed.to_role_id else {"pk": handed.to_person_id}
    )
    addresses = list(people.filter(**asked).values_list("email", flat=True).distinct())
    if not settings.EMAIL_HOST or not addresses:
        return False
    where = find_place_of(handed)
    line = f"Line {handed.line}: {handed.quoted_line}\n" if handed.line else ""
    body = (
        f"{handed.asked_by_name} asks you:\n\n{line}{handed.note}\n\n{settings.SITE_URL}{where}\n"
    )
    try:
        # Each sees no other's address.
        EmailMessage(_one_line(str(handed)), body, bcc=addresses).send()
    except (OSError, SMTPException):
        logger.exception("A mail about a hand-over was not sent.")
        return False
    return True


def _one_line(words: str) -> str:
    return " ".join(words.split())
