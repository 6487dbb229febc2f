from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from content.guide_files import guide_from_database, write_guide


class Command(BaseCommand):
    help = "Writes the live guide to files that load_guide can read back, the same bytes each time."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="a new or empty folder")
        parser.add_argument(
            "--overwrite", action="store_true", help="write over files that are there already"
        )

    def handle(self, *, folder: Path, overwrite: bool, **options: Any) -> None:
        if folder.exists() and not folder.is_dir():
            raise CommandError(f"{folder} is a file: name a folder.")
        if folder.exists() and any(folder.iterdir()) and not overwrite:
            raise CommandError(f"{folder} is not empty: name another folder, or add --overwrite.")
        try:
            written = write_guide(guide_from_database(), folder)
        except OSError as error:
            raise CommandError(f"{folder} cannot be written: {error.strerror}.") from error
        self.stdout.write(f"{len(written)} files written to {folder}.")
