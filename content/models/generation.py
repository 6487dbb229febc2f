"""Generation: the one row that is new as soon as anything changed that readers see.

The database writes it itself (`mesosite/generation/triggers.py`), whoever changes a table and by
whatever way. What is kept in memory carries the generation it was made in, and counts no longer
than that. Without a row nothing may be kept: there is none while the database is migrated.
"""

from __future__ import annotations

from django.db import models

TOKEN_CHARACTERS = 32


class GenerationManager(models.Manager["Generation"]):
    def current(self) -> str | None:
        """The token of this moment, unlike any before; None where nothing may be kept. One query.

        A database that is restored brings its token along, and with it what was made of it.
        """
        return self.values_list("token", flat=True).first()


class Generation(models.Model):
    THE_ONE = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=THE_ONE, editable=False)
    token = models.CharField(max_length=TOKEN_CHARACTERS, editable=False)

    objects = GenerationManager()

    def __str__(self) -> str:
        return self.token
