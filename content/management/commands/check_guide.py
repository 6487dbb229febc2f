from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.template.defaultfilters import pluralize

from content.guide_files import (
    SHIPPED,
    GuideError,
    find_faults,
    guide_from_database,
    parse_guide,
)
from content.models import Revision
from content.surroundings import read_surroundings


class Command(BaseCommand):
    help = "Holds the guide against every rule for its structure and its words. Fails on an error."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, default=SHIPPED)
        parser.add_argument(
            "--database", action="store_true", help="check the live text instead of files"
        )

    def handle(self, *, folder: Path, database: bool, **options: Any) -> None:
        try:
            guide = guide_from_database() if database else parse_guide(folder)
        except GuideError as error:
            raise CommandError(str(error)) from error
        faults = find_faults(
            guide, read_surroundings(Revision.objects.live().defer("body")) if database else None
        )
        for fault in faults:
            self.stdout.write(f"{fault.level}: {fault}")
        errors = sum(fault.level == "error" for fault in faults)
        summary = (
            f"{_count(len(guide.pages), 'page')}: {_count(errors, 'error')}, "
            f"{_count(len(faults) - errors, 'warning')}."
        )
        if errors:
            raise CommandError(summary)
        self.stdout.write(summary)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{pluralize(number)}"
