"""VersionIndex: what is known of a version's text, kept because a version never changes."""

from __future__ import annotations

from typing import Any

from django.db import models

from content.models.revisions import Revision


class VersionIndex(models.Model):
    """See `content.version_indexes`, which alone writes it. It may be emptied at any time.

    It has errors or warnings where its words alone decide that.
    `program` says what read the text: another program may find something else in it.
    """

    revision = models.OneToOneField(
        Revision, on_delete=models.CASCADE, primary_key=True, related_name="index"
    )
    program = models.CharField(max_length=16, editable=False)
    ids: models.JSONField[Any, Any] = models.JSONField(editable=False)
    citations: models.JSONField[Any, Any] = models.JSONField(editable=False)
    mentions: models.JSONField[Any, Any] = models.JSONField(editable=False)
    links: models.JSONField[Any, Any] = models.JSONField(editable=False)
    pictures: models.JSONField[Any, Any] = models.JSONField(editable=False)
    blocks: models.JSONField[Any, Any] = models.JSONField(editable=False)
    tables: models.JSONField[Any, Any] = models.JSONField(editable=False)
    sections: models.JSONField[Any, Any] = models.JSONField(default=list, editable=False)
    problems: models.JSONField[Any, Any] = models.JSONField(editable=False)
    words: models.JSONField[Any, Any] = models.JSONField(editable=False)
    beside: models.JSONField[Any, Any] = models.JSONField(editable=False)
    has_errors = models.BooleanField(editable=False)
    has_warnings = models.BooleanField(editable=False)

    class Meta:
        verbose_name_plural = "version indexes"

    def __str__(self) -> str:
        return f"Index of {self.revision_id}"
