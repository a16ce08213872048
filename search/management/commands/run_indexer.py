from __future__ import annotations

import signal
from typing import Any

from django.core.management.base import BaseCommand

from search.indexing import Indexer


class Command(BaseCommand):
    help = "Keep the search index up to date until SIGTERM or Ctrl-C, apart from the web workers."

    def handle(self, *args: Any, **options: Any) -> None:
        indexer = Indexer()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *received: indexer.end())
        self.stdout.write("المفهرس يعمل (Ctrl-C للإيقاف)")
        self.stdout.flush()
        indexer.run()
