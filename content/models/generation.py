"""Generation: the one row that is new as soon as anything changed that readers see.

The database writes it itself (`mesosite/generation/triggers.py`), whoever changes a table and by
whatever way. What is kept in memory carries the generation it was made in, and counts no longer
than that. Without a row nothing may be kept: there is none while the database is migrated.
"""

from __future__ import annotations

from django.db import connections, models

TOKEN_CHARACTERS = 32


class GenerationManager(models.Manager["Generation"]):
    def current(self) -> str | None:
        """The token of this moment, unlike any before; None where nothing may be kept. One query.

        A database that is restored brings its token along, and with it what was made of it. In SQL:
        it is asked for again and again, and writing the question would be most of what it costs.
        """
        with connections[self.db].cursor() as cursor:
            cursor.execute(f"SELECT token FROM {self.model._meta.db_table}")  # noqa: S608
            row: tuple[str] | None = cursor.fetchone()
        return row[0] if row else None


class Generation(models.Model):
    THE_ONE = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=THE_ONE, editable=False)
    token = models.CharField(max_length=TOKEN_CHARACTERS, editable=False)

    objects = GenerationManager()

    def __str__(self) -> str:
        return self.token
