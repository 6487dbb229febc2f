"""MissedWord: a word that readers looked for and the guide does not have, with how often on a day.

Who looked, from where, when in the day and with which other words is not kept.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from django.db import models
from django.utils import timezone

# Said on the privacy page.
KEPT_FOR = datetime.timedelta(days=90)
# A word, and no number, no address and no name of a user: letters of any alphabet.
WORD = re.compile(r"[^\W\d_]{3,20}")
LONGEST_WORD = 20
# So that nobody fills the table: different words a day, and how often each is counted.
MOST_WORDS, MOST_TIMES = 200, 9_999
# Of one text, so that a pasted page is not taken apart.
MOST_OF_A_TEXT = 3


class MissedWordQuerySet(models.QuerySet["MissedWord"]):
    def expired(self) -> MissedWordQuerySet:
        return self.filter(day__lt=timezone.localdate() - KEPT_FOR)

    def note(self, words: Iterable[str]) -> None:
        """Count words that found nothing. The first of a day takes those along that are too old."""
        today = timezone.localdate()
        for word in [word for word in words if WORD.fullmatch(word)][:MOST_OF_A_TEXT]:
            again = self.filter(word=word, day=today)
            if again.filter(times__lt=MOST_TIMES).update(times=models.F("times") + 1):
                continue
            there = self.filter(day=today).count()
            if there == 0:
                self.expired().delete()
            if there < MOST_WORDS:
                # Somebody else may have counted it first, meanwhile.
                self.bulk_create([self.model(word=word, day=today)], ignore_conflicts=True)


class MissedWord(models.Model):
    word = models.CharField(max_length=LONGEST_WORD)
    day = models.DateField()
    times = models.PositiveIntegerField(default=1)

    objects = MissedWordQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "word"], name="a_word_is_counted_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.word}, {self.day:%Y-%m-%d}"
