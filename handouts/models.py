"""Handout: which versions a printed sheet was made from, under the code that it carries.

A code is derived from what is on the sheet, and too short to be read backwards: what it stands
for is kept here from the moment that somebody makes the sheet. Nothing about a patient is kept,
nor when or by whom a sheet was made.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from django.db import IntegrityError, models, transaction

from content.models import Clinic, Revision
from handouts.choices import Choices
from handouts.codes import LENGTH, derive_code

LONGER_AT_MOST = 20


class HandoutManager(models.Manager["Handout"]):
    def find(
        self, choices: Choices, revisions: Sequence[Revision], clinic: Clinic
    ) -> Handout | None:
        """Return the handout of these choices and versions, or None if nobody made it yet."""
        return self.filter(identity=identify(choices, revisions, clinic)).first()

    def issue(self, choices: Choices, revisions: Sequence[Revision], clinic: Clinic) -> Handout:
        """Return the handout of these choices and versions, made now if nobody did before.

        The same ones have the same code for good.
        """
        identity = identify(choices, revisions, clinic)
        for length in range(LENGTH, LENGTH + LONGER_AT_MOST):
            found = self.filter(identity=identity).first()
            if found is not None:
                return found
            try:
                with transaction.atomic():
                    made = self.create(
                        identity=identity,
                        code=derive_code(identity, length),
                        query=choices.query,
                        clinic_details=digest_details(clinic, choices),
                    )
                    made.revisions.set(revisions)
                    return made
            except IntegrityError:
                # Somebody made it in this moment, or another one has this code: then a longer one.
                continue
        raise RuntimeError(f"No code is free for {choices.query}.")


class Handout(models.Model):
    identity = models.CharField(max_length=64, unique=True, editable=False)
    code = models.CharField(max_length=30, unique=True, editable=False)
    query = models.TextField("choices", editable=False)
    revisions = models.ManyToManyField(Revision, related_name="+", editable=False)
    clinic_details = models.CharField(
        max_length=64, blank=True, editable=False, help_text="A digest of what the sheet shows."
    )

    objects = HandoutManager()

    def __str__(self) -> str:
        return self.code

    @property
    def spoken_code(self) -> str:
        """The code in two halves, as people read it out."""
        half = len(self.code) // 2
        return f"{self.code[:half]}-{self.code[half:]}"


def identify(choices: Choices, revisions: Sequence[Revision], clinic: Clinic) -> str:
    """Return a digest of all that makes a sheet what it is, with the parts that a preset has now."""
    ids = sorted(revision.pk for revision in revisions)
    parts = choices.parts([])
    everything = f"{choices.query} {parts} {ids} {digest_details(clinic, choices)}"
    return hashlib.sha256(everything.encode()).hexdigest()


def digest_details(clinic: Clinic, choices: Choices) -> str:
    """Return a digest of what a sheet shows of a clinic; empty where that is nothing.

    The emergency card names the number even where the contact box is left to a pen.
    """
    box = (clinic.name, clinic.contact, clinic.out_of_hours, str(clinic.logo_id or ""))
    shown = (*(box if choices.contact == "clinic" else ()), clinic.emergency_call)
    return hashlib.sha256("\0".join(shown).encode()).hexdigest() if any(shown) else ""
