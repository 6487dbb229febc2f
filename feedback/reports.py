"""What reports say of readers' answers: each answer, and how clear each page is."""

from __future__ import annotations

from django.db.models import Count

from content.models import Revision
from content.reports import Row, day_of
from feedback.models import Answer

WORST_FIRST = (Answer.Verdict.MISTAKE, Answer.Verdict.UNCLEAR, Answer.Verdict.CLEAR)


def list_answers(at_most: int) -> list[Row]:
    """Each answer, the newest first."""
    answers = Answer.objects.select_related("revision__page").defer("revision__body")
    return [
        (
            day_of(answer.day),
            answer.page_title,
            answer.revision.number if answer.revision else "",
            answer.get_verdict_display(),
            answer.words,
            answer.get_state_display(),
        )
        for answer in answers[:at_most]
    ]


def list_clearness(at_most: int) -> list[Row]:
    """Live pages with how often readers gave each answer, the most often found wrong on top."""
    counted = (
        Answer.objects.exclude(revision=None)
        .order_by()
        .values_list("revision__page", "verdict")
        .annotate(count=Count("pk"))
    )
    counts = {(page, verdict): count for page, verdict, count in counted}
    pages = {page for page, _ in counts}
    live = Revision.objects.live_page_by_page().filter(page__in=pages).only("title", "page")
    found = [
        (revision.title, [counts.get((revision.page_id, verdict), 0) for verdict in WORST_FIRST])
        for revision in live
    ]
    found.sort(key=lambda each: ([-count for count in each[1]], each[0]))
    return [(title, *numbers) for title, numbers in found[:at_most]]
