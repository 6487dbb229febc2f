from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.utils import timezone

from mesosite.backup_contents import BackupError
from mesosite.backups import pictures_folder, restore, sqlite_file
from mesosite.drafts import ended_as_by_an_error


class Command(BaseCommand):
    help = "Brings a backup back into DATA_DIR. What was there is backed up beside it first."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="a file that backup wrote")

    def handle(self, *, file: Path, **options: Any) -> None:
        data_dir = settings.DATA_DIR
        replaced = data_dir / f"replaced-{timezone.now():%Y-%m-%d-%H%M%S-%f}.tar.gz"
        connection.close()
        try:
            with ended_as_by_an_error():
                names = restore(
                    data_dir,
                    file,
                    replaced=replaced,
                    database=sqlite_file(),
                    pictures=pictures_folder(),
                    takes_database=sqlite_file() is not None,
                )
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Restored from {file}: {', '.join(names)}. Restart the site now.")
        if replaced.exists():
            self.stdout.write(f"What was there before is in {replaced}.")
        if sqlite_file() is None:
            self.stdout.write("The database is not in a backup: bring it back with pg_restore.")
        if pictures_folder() is None:
            self.stdout.write(f"Pictures of a backup are in {data_dir}: copy them to the bucket.")
