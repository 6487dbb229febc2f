from typing import Any

from django.core.management.base import BaseCommand

from feedback.models import KEPT_FOR, Answer


class Command(BaseCommand):
    help = (
        f"Removes what readers said more than {KEPT_FOR.days} days ago. Each new answer does it "
        "too, so that it needs no clock: run it where answers have become rare."
    )

    def handle(self, *, verbosity: int, **options: Any) -> None:
        removed, _ = Answer.objects.expired().delete()
        if verbosity:
            self.stdout.write(f"{removed} old answers removed.")
