"""What readers say waits for staff, on their start page."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser, User
from django.urls import reverse

from accounts.to_do import Task
from feedback.models import Answer


def find_tasks(person: User | AnonymousUser) -> list[Task] | None:
    """The answers that nobody looked at; None for whoever may not see them."""
    if not person.has_perm("feedback.view_answer"):
        return None
    count = Answer.objects.to_look_at().count()
    if not count:
        return []
    words = "answer of a reader is new" if count == 1 else "answers of readers are new"
    listed = reverse("admin:feedback_answer_changelist")
    return [Task(count, words, f"{listed}?state__exact={Answer.State.NEW}")]
