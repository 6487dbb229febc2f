"""The desk of what readers say: each answer with the page and version it is about, and its state."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import Truncator

from content.admin.typed import ModelAdmin
from content.reports import Report, register_report
from feedback.models import Answer
from feedback.reports import list_answers, list_clearness

# Of the words, in a list.
CHARACTERS_LISTED = 160

register_report(
    Report(
        "answers",
        "What readers said",
        ("Day", "Page", "Version", "Answer", "Words", "State"),
        list_answers,
    )
)
register_report(
    Report(
        "clearness",
        "How clear readers found the pages",
        ("Page", "Mistakes found", "Not clear", "Clear"),
        list_clearness,
    )
)


@admin.register(Answer)
class AnswerAdmin(ModelAdmin[Answer]):
    change_list_template = "staff/answers.html"
    list_display = ("page", "version", "verdict", "listed_words", "day", "state")
    list_filter = ("state", "verdict", "day")
    list_select_related = ("revision__page",)
    search_fields = ("words", "revision__title")
    fields = ("page", "version", "verdict", "words", "day", "state")
    readonly_fields = ("page", "version", "verdict", "words", "day")
    actions = ("mark_as_looked_at", "mark_as_done")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).defer("revision__body")

    @admin.display(ordering="revision__title")
    def page(self, answer: Answer) -> str:
        return answer.page_title

    @admin.display(ordering="revision__number")
    def version(self, answer: Answer) -> str:
        if answer.revision is None:
            return "–"
        address = reverse("admin:content_revision_change", args=[answer.revision.pk])
        return format_html('<a href="{}">Version {}</a>', address, answer.revision.number)

    @admin.display(description="words", ordering="words")
    def listed_words(self, answer: Answer) -> str:
        return Truncator(answer.words).chars(CHARACTERS_LISTED)

    @admin.action(description="Mark as looked at", permissions=["change"])
    def mark_as_looked_at(self, request: HttpRequest, answers: Any) -> None:
        self._mark(request, answers, Answer.State.LOOKED_AT)

    @admin.action(description="Mark as done", permissions=["change"])
    def mark_as_done(self, request: HttpRequest, answers: Any) -> None:
        self._mark(request, answers, Answer.State.DONE)

    def _mark(self, request: HttpRequest, answers: Any, state: Answer.State) -> None:
        count = answers.update(state=state)
        messages.success(request, f"Marked as {state.label.lower()}: {count}.")
