from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from archive.ingest import queue
from archive.ingest.report import TAKEN_BACK
from archive.ingest.runs import ImportUnderWay, Stopped, end_of
from archive.ingest.signals import Signals
from archive.ingest.undo import undo
from archive.models import ImportRun


class Command(BaseCommand):
    help = "Undo an import: what it brought goes, and what it changed is again as it was."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("run", type=int, help="its number, as in the address of its page")

    def handle(self, *args: Any, run: int, **options: Any) -> None:
        undone = ImportRun.objects.filter(pk=run).first()
        if undone is None:
            raise CommandError(f"لا استيراد بهذا الرقم: {run}")
        if not queue.undo(undone) and undone.state != ImportRun.State.UNDOING:
            raise CommandError(f"لا يُتراجع عنه، وحاله: {undone.get_state_display()}")
        try:
            with Signals() as signals:
                undo(undone, signals)
        except ImportUnderWay:
            raise CommandError(
                "استيراد آخر يعمل الآن؛ يُتراجع عن هذا بعد انتهائه.", returncode=75
            ) from None
        except Stopped as stopped:
            raise CommandError(str(stopped), returncode=signals.status) from None
        except Exception as error:
            raise CommandError(end_of(error)[1]) from None
        counts = (f"{word}: {undone.counts.get(name, 0):,}" for name, word in TAKEN_BACK.items())
        self.stdout.write("، ".join(counts))
