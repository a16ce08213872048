from __future__ import annotations

import os
import select
import sys
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from archive.ingest.signals import Signals
from archive.ingest.working import work

NICE = 5  # readers come first
PAUSE = 1.0  # seconds between two looks for runs that wait
DESERTED = "انتهت العملية التي بدأته."


class Command(BaseCommand):
    help = "Import what editors have uploaded, one run after the other, until SIGTERM or Ctrl-C."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--until-idle",
            action="store_true",
            help="end when no run waits, or with the standard input: for a process that watches it",
        )

    def handle(self, *args: Any, until_idle: bool, **options: Any) -> None:
        os.nice(NICE)
        with Signals() as signals:
            if until_idle:
                work(lambda: signals() or _deserted())
                return
            self.stdout.write("المستورد يعمل (Ctrl-C للإيقاف)")
            self.stdout.flush()
            while not signals():
                work(signals)
                time.sleep(PAUSE)


def _deserted() -> str:
    """Nothing is ever written to the standard input: it can be read when it has ended."""
    readable, _, _ = select.select([sys.stdin], [], [], 0)
    return DESERTED if readable else ""
