"""Reading: how often a page was read on a day. A number, and nothing about whoever read."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from django.db import connections, models
from django.utils import timezone

from content.models import Page

# Two of the same months stand side by side, and some days more.
KEPT_FOR = datetime.timedelta(days=400)


class ReadingQuerySet(models.QuerySet["Reading"]):
    def expired(self) -> ReadingQuerySet:
        return self.filter(day__lt=timezone.localdate() - KEPT_FOR)

    def since(self, days: int) -> ReadingQuerySet:
        """The last days, today among them."""
        return self.filter(day__gt=timezone.localdate() - datetime.timedelta(days=days))

    def add(self, day: datetime.date, times: Mapping[int, int]) -> None:
        """Add how often each page was read, by its id. One statement: nobody waits for a lock.

        The first who writes on a day drops what is too old.
        """
        if not times:
            return
        if not self.filter(day=day).exists():
            self.expired().delete()
        table = self.model._meta.db_table
        # In one order, so that two workers which write at once do not wait for each other.
        rows = sorted(times.items())
        sql = (
            f"INSERT INTO {table} (page_id, day, times) "  # noqa: S608 (names of our own)
            f"VALUES {', '.join(['(%s, %s, %s)'] * len(rows))} "
            f"ON CONFLICT (page_id, day) DO UPDATE SET times = {table}.times + EXCLUDED.times"
        )
        connection = connections[self.db]
        today = connection.ops.adapt_datefield_value(day)
        with connection.cursor() as cursor:
            cursor.execute(sql, [value for page, count in rows for value in (page, today, count)])


class Reading(models.Model):
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    day = models.DateField(db_index=True)
    times = models.PositiveIntegerField()

    objects = ReadingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["page", "day"], name="a_page_has_one_number_of_readings_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page}, {self.day}: {self.times}"
