from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from archive.export.exporting import Unsuitable
from archive.export.zim import export_zim


class Command(BaseCommand):
    help = "Write the archive as one ZIM file, to be read and searched in Kiwix."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="its name ends in .zim")
        parser.add_argument(
            "--url", required=True, help="where the archive is found, as citations name it"
        )

    def handle(self, *args: Any, file: Path, url: str, **options: Any) -> None:
        call_command("collectstatic", verbosity=0, interactive=False)
        try:
            edition = export_zim(file, url, self._tell)
        except (Unsuitable, OSError) as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"كُتب {file}: {edition.pages:,} صفحة وملفًا.")
        for address, status in edition.failed:
            self.stderr.write(f"لم تُكتب {address}: {status}")
        if edition.failed:
            raise CommandError(f"ينقصه {len(edition.failed):,}.")

    def _tell(self, pages: int) -> None:
        self.stdout.write(f"{pages:,} …")
