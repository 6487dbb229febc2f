from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from mesosite.drafts import remove_abandoned
from mesosite.migrating import migrate
from mesosite.one_at_a_time import one_at_a_time


class Command(BaseCommand):
    help = (
        "Makes the database ready to be served: what `make run` does before the server starts. "
        "Machines that start together do it one after the other."
    )

    def handle(self, **options: Any) -> None:
        remove_abandoned(settings.DATA_DIR)
        with one_at_a_time():
            migrate(self.stderr.write)
            call_command("load_guide", stdout=self.stdout)
            call_command("clear_expired_ticks", verbosity=0)
            call_command("clear_missed_words", verbosity=0)
            call_command("clear_old_feedback", verbosity=0)
            call_command("suggest_staff", stdout=self.stdout)
