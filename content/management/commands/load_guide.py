from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from content.guide_files import (
    SHIPPED,
    GuideError,
    is_loaded,
    load_guide,
    parse_guide,
    refuse_faults,
)
from content.version_indexes import make_missing_indexes


class Command(BaseCommand):
    help = (
        "Brings the guide's files into the database. Text that staff published stays live; "
        "a newer shipped text then waits as a draft. A mistake in a file stops all of it."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, default=SHIPPED)

    def handle(self, *, folder: Path, verbosity: int, **options: Any) -> None:
        try:
            guide = parse_guide(folder)
            if not is_loaded(guide):
                refuse_faults(guide)
            outcomes = load_guide(guide)
        except GuideError as error:
            raise CommandError(f"Nothing was loaded. Mend this first:\n{error}") from error
        # Before anybody asks for them: after an update of the program these are all.
        make_missing_indexes()
        for outcome in outcomes:
            if outcome.verb != "unchanged" and (outcome.detail or verbosity > 1):
                self.stdout.write(
                    f"{outcome.name}: {outcome.verb} ({outcome.detail})".replace(" ()", "")
                )
        counts = {
            verb: sum(outcome.verb == verb for outcome in outcomes)
            for verb in sorted({o.verb for o in outcomes})
        }
        self.stdout.write(
            "The guide is loaded: " + ", ".join(f"{n} {verb}" for verb, n in counts.items()) + "."
        )
