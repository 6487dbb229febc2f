from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Says how to make a staff account if there is none yet."

    def handle(self, **options: Any) -> None:
        if not get_user_model().objects.filter(is_staff=True, is_active=True).exists():
            self.stdout.write("There is no staff account yet: “make staff” makes one.")
