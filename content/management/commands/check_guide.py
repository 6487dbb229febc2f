from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from content.guardrails import rules
from content.guardrails.beside_the_text import check_fields
from content.guide_files import (
    SHIPPED,
    Fault,
    Guide,
    GuideError,
    guide_from_database,
    read_guide,
    structure_faults,
)


class Command(BaseCommand):
    help = "Holds the guide against every rule for its structure and its words. Fails on an error."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, default=SHIPPED)
        parser.add_argument(
            "--database", action="store_true", help="check the live text instead of files"
        )

    def handle(self, *, folder: Path, database: bool, **options: Any) -> None:
        try:
            guide = guide_from_database() if database else read_guide(folder)
        except GuideError as error:
            raise CommandError(str(error)) from error
        faults = structure_faults(guide) + _word_faults(guide)
        for fault in faults:
            self.stdout.write(f"{fault.level}: {fault}")
        errors = sum(fault.level == "error" for fault in faults)
        summary = f"{len(guide.pages)} pages: {errors} errors, {len(faults) - errors} warnings."
        if errors:
            raise CommandError(summary)
        self.stdout.write(summary)


def _word_faults(guide: Guide) -> list[Fault]:
    return [
        page.fault(problem)
        for page, document in guide.documents()
        for problem in (
            *check_fields(title=page.front.title, summary=page.front.summary, note=page.front.note),
            *rules.check(document),
        )
    ]
