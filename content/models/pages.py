"""Page: an address in the guide. Its words are its revisions."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models

from content.slugs import PAGE_KEY, valid_page_key


class Page(models.Model):
    class Kind(models.TextChoices):
        """What the page must hold. See `content.markdown.kinds`."""

        HOME = "home", "Home page"
        ARTICLE = "article", "Article"
        PROCEDURE = "procedure", "Procedure with steps"
        QUESTIONS = "questions", "Questions and answers"
        COMPARISON = "comparison", "Comparison with a table"
        WORDS = "words", "Words explained"
        SOURCES = "sources", "Sources"

    class Group(models.TextChoices):
        UNDERSTAND = "understand", "Understand"
        HAVING_IT = "having-it", "Having it"
        DECIDE = "decide", "Decide"
        BESIDE = "beside", "Beside the guide"

    CHAPTER_GROUPS = (Group.UNDERSTAND, Group.HAVING_IT, Group.DECIDE)
    READING_ORDER = (*CHAPTER_GROUPS, Group.BESIDE)

    key = models.SlugField(
        unique=True,
        validators=[valid_page_key],
        help_text="The page’s own name. It never changes, even when the address does.",
    )
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.ARTICLE)
    group = models.CharField(max_length=20, choices=Group, default=Group.BESIDE)
    position = models.PositiveSmallIntegerField(
        default=1, help_text="Its place in the group: 1 comes first."
    )

    shipped_place = models.CharField(
        max_length=60,
        blank=True,
        editable=False,
        help_text="The place that the shipped guide last had it in.",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(key__regex=PAGE_KEY), name="page_key_is_plain_words"
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="home") | models.Q(group="beside"),
                name="home_page_stands_beside_the_guide",
            ),
            models.UniqueConstraint(
                fields=["kind"], condition=models.Q(kind="home"), name="only_one_home_page"
            ),
            models.UniqueConstraint(
                fields=["kind"],
                condition=models.Q(kind="procedure"),
                name="only_one_procedure_page",
            ),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def place(self) -> str:
        """Its kind, group and position, to compare with `shipped_place`."""
        return f"{self.kind} {self.group} {self.position}"

    @property
    def is_home(self) -> bool:
        return self.kind == self.Kind.HOME

    @property
    def is_chapter(self) -> bool:
        """Whether it belongs to the guide itself, in one of its three groups."""
        return self.group in self.CHAPTER_GROUPS

    def clean(self) -> None:
        if self.is_home and self.group != self.Group.BESIDE:
            raise ValidationError({"group": "The home page stands beside the guide."})
