from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from archive.stories import refreshing
from search import indexing


class Command(BaseCommand):
    help = "Find which new or changed texts are one story; --all: compare all texts anew."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", help="those that were compared, too")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["all"]:
            refreshing.forget()
        count = indexing.refresh_stories(wait=True)
        self.stdout.write(f"قورنت نصوص عددها: {count:,}")
