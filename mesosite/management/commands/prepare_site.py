from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Makes the database ready to be served: what `make run` does before the server starts."

    def handle(self, **options: Any) -> None:
        call_command("migrate", verbosity=0)
        call_command("load_guide", stdout=self.stdout)
        call_command("clear_expired_ticks", verbosity=0)
        call_command("suggest_staff", stdout=self.stdout)
