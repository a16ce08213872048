from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from search import indexing


class Command(BaseCommand):
    help = "Bring the search index up to date; build it if it is missing or of another release."

    def handle(self, *args: Any, **options: Any) -> None:
        count = indexing.ensure()
        self.stdout.write(
            "الفهرس محدّث." if count is None else f"بُني الفهرس، وفيه من المقالات: {count:,}"
        )
