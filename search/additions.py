"""What search adds to the guide: its address, and a report for staff."""

from __future__ import annotations

from django.db.models import Max, Sum

from content.addresses import register_addresses
from content.reports import Report, Row, day_of, register_report
from search.models import KEPT_FOR, MissedWord

register_addresses("search:results")


def list_missed_words(at_most: int) -> list[Row]:
    """Words that readers looked for and the guide does not have, the commonest first."""
    words = MissedWord.objects.exclude(pk__in=MissedWord.objects.expired().values("pk"))
    sums = words.values("word").annotate(sum=Sum("times"), last=Max("day"))
    return [
        (each["word"], each["sum"], day_of(each["last"]))
        for each in sums.order_by("-sum", "word")[:at_most]
    ]


register_report(
    Report(
        "missed-words",
        f"Search: words that the guide does not have, of {KEPT_FOR.days} days",
        ("Word", "Times", "Last looked for"),
        list_missed_words,
    )
)
