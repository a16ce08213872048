from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from archive.export.exporting import Unsuitable, export


class Command(BaseCommand):
    help = "Write the whole archive as plain files that any web server or a memory stick serves."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="new, empty, or holding an edition already")
        parser.add_argument(
            "--url",
            required=True,
            help="where the archive is or will be found, as citations name it: https://archive.example",
        )

    def handle(self, *args: Any, folder: Path, url: str, **options: Any) -> None:
        call_command("collectstatic", verbosity=0, interactive=False)
        try:
            edition = export(folder, url, self._tell)
        except Unsuitable as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"كُتبت النسخة في {folder}: {edition.pages:,} صفحة وملفًا.")
        for address, status in edition.failed:
            self.stderr.write(f"لم تُكتب {address}: {status}")
        if edition.failed:
            raise CommandError(f"ينقص النسخة {len(edition.failed):,}.")

    def _tell(self, pages: int) -> None:
        self.stdout.write(f"{pages:,} …")
