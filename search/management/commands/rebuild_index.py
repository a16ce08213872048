from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search import indexing


class Command(BaseCommand):
    help = "Build the search index anew beside the one in use, which answers until it is done."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--noinput",
            action="store_false",
            dest="interactive",
            help="taken as given: nothing is lost",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            count = indexing.rebuild(wait=False)
        except indexing.RebuildUnderWay:
            raise CommandError(
                "الفهرس يُبنى الآن في عملية أخرى؛ أعد المحاولة بعد انتهائها.", returncode=75
            ) from None
        self.stdout.write(f"بُني الفهرس، وفيه من المقالات: {count:,}")
