from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from archive.backup import bag
from archive.backup.archive_files import ArchiveFiles, of_settings
from archive.backup.backing_up import back_up, prune

OTHER_DATABASE = "هذا الأمر ينسخ قاعدة SQLite وحدها. انسخ PostgreSQL بأداتها pg_dump، ومجلد الأصول {originals} معها."
NOT_MADE = "لم تُصنع النسخة، وما قبلها باق كما كان: {error}"


class Command(BaseCommand):
    help = "Copy database and originals into a set of their own in FOLDER, while the site runs."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="where all sets lie, each named by its time")
        parser.add_argument("--keep", type=int, metavar="N", help="remove all but the newest N")
        parser.add_argument(
            "--with-key", action="store_true", help="the secret key, too: who has it can log in"
        )

    def handle(
        self, *args: Any, folder: Path, keep: int | None, with_key: bool, **options: Any
    ) -> None:
        if keep is not None and keep < 1:
            raise CommandError("--keep: نسخة واحدة على الأقل")
        try:
            made = back_up(_files(), folder.absolute(), settings.GIVEN_SETTINGS, with_key=with_key)
            removed = prune(folder, keep) if keep else []
        except (OSError, sqlite3.Error, bag.Unsound) as error:
            raise CommandError(NOT_MADE.format(error=error)) from None
        self.stdout.write(
            f"صُنعت {made.folder} وقُرئت من جديد: أصول منسوخة {made.copied:,}،"
            f" ومشتركة مع ما قبلها {made.linked:,}."
        )
        for each in removed:
            self.stdout.write(f"حُذفت {each}")


def _files() -> ArchiveFiles:
    files = of_settings()
    if files is None:
        raise CommandError(OTHER_DATABASE.format(originals=settings.ORIGINALS_DIR))
    return files
