"""Answer: what one reader said of one version of a page. Nothing is kept of who said it."""

from __future__ import annotations

import datetime

from django.db import models
from django.utils import timezone

from content.models import Revision

# Said on the page of the form and on the privacy page.
KEPT_FOR = datetime.timedelta(days=180)
WORDS_AT_MOST = 1000


class AnswerQuerySet(models.QuerySet["Answer"]):
    def expired(self) -> AnswerQuerySet:
        return self.filter(day__lt=timezone.localdate() - KEPT_FOR)

    def of_today(self) -> AnswerQuerySet:
        return self.filter(day=timezone.localdate())

    def to_look_at(self) -> AnswerQuerySet:
        return self.filter(state=Answer.State.NEW)

    def keep(self, revision: Revision | None, verdict: str, words: str = "") -> Answer:
        """Keep an answer, and drop those that are too old: so none needs a clock to go.

        A page that was clear, without a word, leaves nothing to do.
        """
        self.expired().delete()
        is_done = verdict == Answer.Verdict.CLEAR and not words
        state = Answer.State.DONE if is_done else Answer.State.NEW
        return self.create(revision=revision, verdict=verdict, words=words, state=state)

    def add_words(self, pk: int, words: str) -> bool:
        """Add words to an answer that has none yet; False where it has, or is no more."""
        return bool(self.filter(pk=pk, words="").update(words=words))


def today() -> datetime.date:
    return timezone.localdate()


class Answer(models.Model):
    class Verdict(models.TextChoices):
        CLEAR = "clear", "Yes, it was clear"
        UNCLEAR = "unclear", "No, it was not clear"
        MISTAKE = "mistake", "I found a mistake"

    class State(models.TextChoices):
        NEW = "new", "New"
        LOOKED_AT = "looked-at", "Looked at"
        DONE = "done", "Done"

    revision = models.ForeignKey(
        Revision,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="version",
        help_text="None where it is about the site as a whole.",
    )
    verdict = models.CharField("answer", max_length=10, choices=Verdict, editable=False)
    words = models.TextField(max_length=WORDS_AT_MOST, blank=True, editable=False)
    day = models.DateField(default=today, editable=False, db_index=True)
    state = models.CharField(max_length=10, choices=State, default=State.NEW)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        verbose_name = "answer of a reader"
        verbose_name_plural = "answers of readers"
        ordering = ("-day", "-pk")

    def __str__(self) -> str:
        return f"{self.get_verdict_display()} ({self.page_title})"

    @property
    def page_title(self) -> str:
        return self.revision.title if self.revision else "The site as a whole"
