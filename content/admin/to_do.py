"""What waits on the pages of the guide, for the staff's start page: each leads to its list."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.urls import reverse

from accounts.to_do import Task
from content.admin.page_filters import CheckedFilter, ProblemsFilter, StateFilter
from content.hand_overs import find_place_of
from content.models import HandOver, Page, Revision

REASONS_TOLD = 3

# What is asked, in the order of its haste: a filter of the list of pages and one of its
# values, then what is said of one page and of several.
QUESTIONS = (
    (CheckedFilter, "overdue", "review is overdue", "reviews are overdue"),
    (StateFilter, StateFilter.READY, "signed-off draft to publish", "signed-off drafts to publish"),
    (ProblemsFilter, "error", "page with something to mend", "pages with something to mend"),
    (CheckedFilter, "unsettled", "page lost its sign-off", "pages lost their sign-off"),
    (CheckedFilter, "no", "live page is not signed off", "live pages are not signed off"),
    (CheckedFilter, "soon", "review is due within 90 days", "reviews are due within 90 days"),
    (
        StateFilter,
        StateFilter.SHIPPED,
        "page has newer words that came with the site",
        "pages have newer words that came with the site",
    ),
    (StateFilter, "waiting", "page changes at a later time", "pages change at a later time"),
    (StateFilter, "going", "page is withdrawn at a later time", "pages are withdrawn later"),
)
# To whom does not publish.
READY_FOR_OTHERS = (
    "signed-off draft waits for a publisher",
    "signed-off drafts wait for a publisher",
)


def find_tasks(person: User | AnonymousUser) -> list[Task] | None:
    """What waits for the pages; empty when nothing does, None for whoever may not see them."""
    if not person.has_perm("content.view_page"):
        return None
    pages = Page.objects.with_state()
    listed = reverse("admin:content_page_changelist")
    tasks = _find_waiting(person)
    may_publish = person.has_perm("content.publish_revision")
    for question, value, one, several in QUESTIONS:
        found: Any = question.narrow(pages, value)
        if count := found.count():
            address = f"{listed}?{question.parameter_name}={value}"
            words = one if count == 1 else several
            if value == StateFilter.READY and not may_publish:
                words = READY_FOR_OTHERS[count > 1]
            if value == StateFilter.READY and count == 1:
                # No list of one: its own page says what comes next.
                draft = found.values_list("draft_id", flat=True).get()
                address = reverse("admin:content_revision_change", args=[draft])
            if value == "unsettled":
                words = f"{words}: {_say_why_unsettled()}"
            tasks.append(Task(count, words, address))
    return tasks


def _find_waiting(person: User | AnonymousUser) -> list[Task]:
    """What colleagues handed over to this person."""
    waiting = HandOver.objects.open().for_person(person)
    listed = reverse("admin:content_revision_waiting")
    tasks = []
    if count := waiting.exclude(kind=HandOver.Kind.SOURCE).count():
        words = "text waits for you" if count == 1 else "texts wait for you"
        tasks.append(Task(count, words, listed))
    sources = list(waiting.of_sources().with_names())
    if len(sources) > 1:
        tasks.append(Task(len(sources), "numbers to change in sources", listed))
    for handed in sources if len(sources) == 1 else ():
        words = f"source to change: {handed.source}, {handed.note}, asks {handed.asked_by_name}"
        tasks.append(Task(1, words, find_place_of(handed)))
    return tasks


def _say_why_unsettled() -> str:
    """What took their sign-off from the live pages that lost it; the latest, where it is a lot."""
    lost = Revision.objects.live_page_by_page().filter(unsettled_at__isnull=False)
    reasons = list(
        dict.fromkeys(lost.order_by("-unsettled_at").values_list("unsettled_why", flat=True))
    )
    told = "; ".join(reason.rstrip(".") for reason in reasons[:REASONS_TOLD])
    return f"{told}; and more" if len(reasons) > REASONS_TOLD else told
