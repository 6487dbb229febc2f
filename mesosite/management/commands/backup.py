from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from mesosite.backup_contents import BackupError
from mesosite.backups import back_up, pictures_folder, sqlite_file
from mesosite.drafts import ended_as_by_an_error


class Command(BaseCommand):
    help = "Writes everything in DATA_DIR to one file, consistent while the site runs."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="a new file, for example guide.tar.gz")

    def handle(self, *, file: Path, **options: Any) -> None:
        try:
            with ended_as_by_an_error():
                names = back_up(
                    settings.DATA_DIR, file, database=sqlite_file(), pictures=pictures_folder()
                )
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{file} holds {', '.join(names)}. Keep it private: the secret key is in it."
        )
        if sqlite_file() is None:
            self.stdout.write("The database is not in it: back it up with pg_dump.")
        if pictures_folder() is None:
            self.stdout.write("The pictures are not in it: their bucket keeps them.")
