"""The door to publishing: several versions go live at one moment, or none of them does."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from content.checks import find_problems
from content.models import Revision
from content.models.pages import lock_guide
from content.surroundings import Surroundings, read_surroundings


@transaction.atomic
def publish_together(
    revisions: Iterable[Revision],
    *,
    by: AbstractUser,
    at: datetime.datetime | None = None,
    instead_of: Iterable[Revision] | None = None,
    why_back: str = "",
) -> None:
    """Make versions what readers get, all at one moment: now, or at a later time.

    Raises `ValidationError` with a message for each version that may not go live; then none
    does. `instead_of` are the live versions that the publisher compared them with: it is
    refused when others are live by now. `why_back` is what readers are told of an earlier version
    that they get again. Readers' pages ask for the newest version whose moment
    has come, so that every worker shows all of them from the same moment on.
    """
    lock_guide()
    # Read again behind the lock, so that what is judged here is what goes live.
    chosen = [revision.pk for revision in revisions]
    revisions = list(Revision.objects.filter(pk__in=chosen).select_related("page"))
    if instead_of is not None and set(instead_of) != set(find_live_versions(revisions)):
        why = "Somebody published another version since you opened this page: compare again."
        raise ValidationError([_tell_refusal(revision, [why]) for revision in revisions])
    around = read_surroundings(revisions)
    refused = [
        _tell_refusal(revision, found)
        for revision in revisions
        if (found := find_refusals(revision, revisions, at=at, around=around))
    ]
    if refused:
        raise ValidationError(refused)
    moment = at or timezone.now()
    live = find_live_versions(revisions)
    for revision in revisions:
        why = why_back if is_return(revision, live) else ""
        revision.publish(by=by, at=moment, why_back=why)


def _tell_refusal(revision: Revision, why: list[str]) -> str:
    return f"{revision} was not published: {' '.join(why)}"


def find_live_versions(revisions: Iterable[Revision]) -> list[Revision]:
    """What readers get now of the pages that these are of."""
    return list(Revision.objects.live().filter(page__in={r.page_id for r in revisions}))


def is_return(revision: Revision, live: Iterable[Revision]) -> bool:
    """Whether readers had this version and get others now, or none: to publish it is to go back."""
    return revision.is_published and revision not in live


def find_waiting_versions(revisions: Iterable[Revision]) -> list[Revision]:
    """The other versions of these pages that go live by themselves, the next one first.

    They would take the place of what is published now.
    """
    revisions = list(revisions)
    return list(
        Revision.objects.scheduled()
        .filter(page__in={r.page_id for r in revisions})
        .exclude(pk__in=[r.pk for r in revisions])
        .select_related("page")
        .order_by("published_at")
    )


def find_refusals(
    revision: Revision,
    together: Iterable[Revision] = (),
    *,
    at: datetime.datetime | None = None,
    around: Surroundings | None = None,
) -> list[str]:
    """Why a version may not go live, `together` with others. Empty when it may."""
    others = [other for other in together if other.pk != revision.pk]
    found = [
        problem.message if problem.beside else f"Line {problem.line}: {problem.message}"
        for problem in find_problems(revision, around)
        if problem.is_error
    ]
    found += revision.reasons_not_to_publish(at)
    if any(other.page_id == revision.page_id for other in others):
        found.append("Two versions of one page cannot go live at one moment: choose one.")
    if any(other.slug == revision.slug and other.page_id != revision.page_id for other in others):
        found.append(f"Two of these pages want the address /{revision.slug}/.")
    return found
