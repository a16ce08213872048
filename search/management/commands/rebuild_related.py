from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search import indexing, related
from search.engine import IndexUnavailable


class Command(BaseCommand):
    help = "Look for the related articles of every article that waits for it; --all: of all."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", help="those that were found before, too")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["all"]:
            related.forget()
        try:
            count = indexing.refresh_related(wait=True)
        except IndexUnavailable as error:
            raise CommandError(f"لا يُقرأ الفهرس ({error.state}): {error}") from error
        self.stdout.write(f"بُحث عن المقالات القريبة لعدد من المقالات: {count:,}")
