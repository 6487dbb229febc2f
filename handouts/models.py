"""Handout: which versions a printed sheet was made from, under the code that it carries.

Nothing about a patient is kept, nor when or by whom a sheet was made.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from django.db import IntegrityError, models, transaction

from content.models import Clinic, Revision
from handouts.codes import LENGTH, code_of


class HandoutManager(models.Manager["Handout"]):
    def find(
        self, query: str, revisions: Sequence[Revision], clinic: Clinic | None
    ) -> Handout | None:
        """The handout of these choices and versions, if it was made before.

        `clinic` is None where the sheet does not show the clinic's details.
        """
        return self.filter(identity=_identity(query, revisions, clinic)).first()

    def of(self, query: str, revisions: Sequence[Revision], clinic: Clinic | None) -> Handout:
        """The handout of these choices and versions: the same ones have the same code for good."""
        identity = _identity(query, revisions, clinic)
        for length in range(LENGTH, LENGTH + 20):
            found = self.filter(identity=identity).first()
            if found is not None:
                return found
            try:
                with transaction.atomic():
                    made = self.create(
                        identity=identity,
                        code=code_of(identity, length),
                        query=query,
                        clinic_details=details_of(clinic) if clinic else "",
                    )
                    made.revisions.set(revisions)
                    return made
            except IntegrityError:
                # Somebody made it in this moment, or another one has this code: then a longer one.
                continue
        raise RuntimeError("No code is free, although there are a billion.")


class Handout(models.Model):
    identity = models.CharField(max_length=64, unique=True, editable=False)
    code = models.CharField(max_length=30, unique=True, editable=False)
    query = models.CharField("choices", max_length=1000, editable=False)
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


def _identity(query: str, revisions: Sequence[Revision], clinic: Clinic | None) -> str:
    """A digest of all that makes a sheet what it is."""
    ids = sorted(revision.pk for revision in revisions)
    details = details_of(clinic) if clinic else ""
    return hashlib.sha256(f"{query} {ids} {details}".encode()).hexdigest()


def details_of(clinic: Clinic) -> str:
    """A digest of the details that a sheet shows of a clinic."""
    shown = (clinic.name, clinic.contact, clinic.out_of_hours, clinic.emergency_call)
    return hashlib.sha256("\0".join(shown).encode()).hexdigest()
