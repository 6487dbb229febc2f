"""References and the clinic's details: saved with a trace of what they said before.

What readers see of them has no draft: it is live when it is saved. So whoever saves is shown the
change first (`content.admin.details`), and a sign-off of a text that cites a changed source counts
no more until a clinician has looked again.
"""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone
from django.utils.text import normalize_newlines

from content.hand_overs import settle_asked_of
from content.models import Clinic, DetailChange, Reference, Revision
from content.models.sign_offs import SignedOff
from content.sources import revisions_citing

Details = Reference | Clinic


def details_of(row: Details) -> dict[str, str]:
    """What readers see of a row, as words by the names of its fields."""
    return {name: normalize_newlines(str(getattr(row, name) or "")) for name in row.SHOWN}


def name_about(row: Details) -> str:
    """What `DetailChange.about` says of this row."""
    return row.key if isinstance(row, Reference) else DetailChange.CLINIC


@transaction.atomic
def save_details(row: Details, *, by: AbstractUser | None) -> DetailChange | None:
    """Save the row and keep what it said before. None where readers see no other words.

    The sign-offs of versions that cite a changed reference are unsettled.
    """
    model = type(row)
    stored = model._default_manager.select_for_update().filter(pk=row.pk).first()
    before = details_of(stored or model())
    row.save()
    after = details_of(row)
    changed = [name for name in row.SHOWN if before[name] != after[name]]
    if not changed or (stored is None and isinstance(row, Reference)):
        return None
    change = DetailChange.objects.create(
        about=name_about(row),
        before={name: before[name] for name in changed},
        after={name: after[name] for name in changed},
        changed_by_id=by.pk if by else None,
    )
    if isinstance(row, Reference):
        _unsettle(row)
        settle_asked_of(row)
    return change


@transaction.atomic
def delete_reference(reference: Reference, *, by: AbstractUser) -> None:
    """Delete a reference that nobody cites. Its words stay as a trace."""
    DetailChange.objects.create(
        about=reference.key, before=details_of(reference), after={}, changed_by_id=by.pk
    )
    reference.delete()


def _unsettle(reference: Reference) -> None:
    holding = Revision.objects.filter(SignedOff.HOLDS)
    citing = [revision.pk for revision in revisions_citing(reference, holding)]
    why = f"the source “{reference.short_name}” ({reference.key}) changed."
    Revision.objects.filter(pk__in=citing).update(unsettled_at=timezone.now(), unsettled_why=why)


def changes_of(row: Details) -> list[DetailChange]:
    """What was changed in it, newest first."""
    return list(DetailChange.objects.filter(about=name_about(row)).select_related("changed_by"))
