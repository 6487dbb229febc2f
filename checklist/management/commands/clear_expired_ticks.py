from typing import Any

from django.core.management.base import BaseCommand

from checklist.models import KEPT_FOR, Tick


class Command(BaseCommand):
    help = (
        f"Removes the ticks of lists whose last tick is more than {KEPT_FOR.days} days old. "
        "Run it once a day; readers' requests remove nothing."
    )

    def handle(self, *, verbosity: int, **options: Any) -> None:
        removed, _ = Tick.objects.expired().delete()
        if verbosity:
            self.stdout.write(f"{removed} expired ticks removed.")
