from typing import Any

from django.core.management.base import BaseCommand

from search.models import KEPT_FOR, MissedWord


class Command(BaseCommand):
    help = (
        f"Removes words that a search missed more than {KEPT_FOR.days} days ago. The first word of "
        "a day takes them along by itself: this is for a site where nobody searches."
    )

    def handle(self, *, verbosity: int, **options: Any) -> None:
        removed, _ = MissedWord.objects.expired().delete()
        if verbosity:
            self.stdout.write(f"{removed} missed words removed.")
