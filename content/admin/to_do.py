"""What waits for staff, for the front page: each leads to the list of the pages it is about."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from content.admin.pages import CheckedFilter, ProblemsFilter, StateFilter
from content.models import Page

# What is asked, in the order of its haste: a filter of the list of pages and one of its
# values, then what is said of one page and of several.
QUESTIONS = (
    (CheckedFilter, "overdue", "review is overdue", "reviews are overdue"),
    (StateFilter, "draft", "draft to check", "drafts to check"),
    (ProblemsFilter, "error", "page with something to mend", "pages with something to mend"),
    (CheckedFilter, "no", "live page is not signed off", "live pages are not signed off"),
    (CheckedFilter, "soon", "review is due within 90 days", "reviews are due within 90 days"),
    (StateFilter, "waiting", "page changes at a later time", "pages change at a later time"),
)


@dataclass(frozen=True)
class Task:
    """So many pages, what is to do about them, and where their list is."""

    count: int
    words: str
    address: str


def to_do() -> list[Task]:
    """Everything that waits; empty when nothing does."""
    pages = Page.objects.with_state()
    listed = reverse("admin:content_page_changelist")
    tasks = []
    for question, value, one, several in QUESTIONS:
        if count := question.narrowed(pages, value).count():
            address = f"{listed}?{question.parameter_name}={value}"
            tasks.append(Task(count, one if count == 1 else several, address))
    return tasks
