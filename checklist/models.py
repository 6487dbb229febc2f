"""Tick: one step that somebody marked as done. Nothing else is kept of them."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterator

from django.db import connections, models
from django.utils import timezone

from content.markdown.blocks.steps import ID_AT_MOST

# A course of treatment takes months. Said on the page and on the privacy page.
KEPT_FOR = datetime.timedelta(days=180)


class TickQuerySet(models.QuerySet["Tick"]):
    def of(self, list_id: uuid.UUID) -> TickQuerySet:
        return self.filter(list_id=list_id)

    def expired(self) -> TickQuerySet:
        """The ticks of lists whose last tick is too long ago."""
        old = (
            Tick.objects.values("list_id")
            .annotate(last=models.Max("ticked_at"))
            .filter(last__lt=timezone.now() - KEPT_FOR)
        )
        return self.filter(list_id__in=old.values("list_id"))

    def step_ids(self, list_id: uuid.UUID) -> frozenset[str]:
        """The steps ticked in a list, expired ones left out. One query.

        A tick that was more than 180 days old when the next one came had expired by then:
        the next one starts afresh.
        """
        found = set()
        following = timezone.now()
        for step_id, ticked_at in self._newest_first(list_id):
            if following - ticked_at > KEPT_FOR:
                break
            found.add(step_id)
            following = ticked_at
        return frozenset(found)

    def _newest_first(self, list_id: uuid.UUID) -> Iterator[tuple[str, datetime.datetime]]:
        """In SQL: it is asked for each time that the steps are shown, and what Django takes to
        write the same question and to make models of the answer is most of what that costs."""
        connection = connections[self.db]
        table = self.model._meta.db_table
        sql = f"SELECT step_id, ticked_at FROM {table} WHERE list_id = %s ORDER BY ticked_at DESC"  # noqa: S608
        with connection.cursor() as cursor:
            cursor.execute(sql, [self._in_the_database(list_id)])
            rows = cursor.fetchall()
        column = self.model._meta.get_field("ticked_at").get_col(table)
        converters = connection.ops.get_db_converters(column)
        for step_id, ticked_at in rows:
            for convert in converters:
                ticked_at = convert(ticked_at, column, connection)
            yield step_id, ticked_at

    def _in_the_database(self, list_id: uuid.UUID) -> str | uuid.UUID:
        return list_id if connections[self.db].features.has_native_uuid_field else list_id.hex

    def tick(self, list_id: uuid.UUID, step_id: str) -> None:
        """Mark a step as done. One statement: whoever else ticks meanwhile loses nothing.

        In SQL, and so without the transaction that `bulk_create` puts around it: while that is open
        nobody else can write, and with many who tick at once half as many were answered.
        """
        sql = (
            f"INSERT INTO {self.model._meta.db_table} (list_id, step_id, ticked_at) "  # noqa: S608
            "VALUES (%s, %s, %s) "
            "ON CONFLICT (list_id, step_id) DO UPDATE SET ticked_at = EXCLUDED.ticked_at"
        )
        now = connections[self.db].ops.adapt_datetimefield_value(timezone.now())
        with connections[self.db].cursor() as cursor:
            cursor.execute(sql, [self._in_the_database(list_id), step_id, now])

    def untick(self, list_id: uuid.UUID, step_id: str) -> None:
        self.of(list_id).filter(step_id=step_id).delete()


class Tick(models.Model):
    list_id = models.UUIDField(help_text="A random number that one browser keeps in a cookie.")
    step_id = models.SlugField(max_length=ID_AT_MOST, db_index=False)
    ticked_at = models.DateTimeField()

    objects = TickQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["list_id", "step_id"], name="a_step_is_ticked_once_in_a_list"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.step_id}, {self.ticked_at:%Y-%m-%d}"
