from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection

from archive.database_file import files_of
from archive.files import make_private
from archive.ingest import queue
from archive.ingest.runs import size_of
from archive.lost_database import refuse_to_replace
from archive.models import Article, ImportRun

SMALL = 4_000_000  # bytes of texts that are worth waiting for: a minute at most
BESIDE = "تُستورد النصوص والأرشيف مفتوح، وسير الاستيراد في لوحة الإدارة."
SAMPLES = Path(settings.BASE_DIR) / "fixtures" / "articles"
GUNICORN = Path(settings.BASE_DIR) / "deploy" / "gunicorn.conf.py"


class Command(BaseCommand):
    help = "Prepare the archive (database, texts, index, static files) and serve it until Ctrl-C."

    def handle(self, *args: Any, **options: Any) -> None:
        self._prepare()
        host, port = os.environ.get("HOST") or "127.0.0.1", os.environ.get("PORT") or "8000"
        address = f"http://{host}:{port}"
        self.stdout.write(self.style.SUCCESS(f"الأرشيف مفتوح على {address} (Ctrl-C للإيقاف)"))
        self.stdout.flush()
        # In place of this process, so that Ctrl-C and signals reach gunicorn and nothing outlives it.
        os.execv(sys.executable, [sys.executable, "-m", "gunicorn", "--config", str(GUNICORN)])  # noqa: S606

    def _prepare(self) -> None:
        refuse_to_replace()  # before a connection makes an empty file
        call_command("migrate", verbosity=0, interactive=False)
        call_command("collectstatic", verbosity=0, interactive=False)
        self._import(os.environ.get("TEXTS", ""))
        call_command("build_index", stdout=self.stdout)
        make_private(*files_of(connection), Path(settings.ORIGINALS_DIR))

    def _import(self, texts: str) -> None:
        """The texts that TEXTS names; else the samples, into an empty archive only."""
        if not texts and Article.objects.exists():
            return
        path = Path(texts).absolute() if texts else SAMPLES
        if size_of([path]) > SMALL and os.environ.get("IMPORTER_IN_WEB") != "0":
            self._import_beside(path)
            return
        try:
            call_command("import_articles", str(path), stdout=self.stdout)
        except SystemExit:
            self.stdout.write("لم تُقبل بعض الملفات؛ أسبابها في الأسطر السابقة وفي لوحة الإدارة.")

    def _import_beside(self, path: Path) -> None:
        """By the process that the web workers start, unless a start before has asked for it."""
        waiting = ImportRun.objects.filter(state__in=[*queue.OPEN, *queue.WAITING])
        if [str(path)] not in waiting.values_list("paths", flat=True):
            ImportRun.objects.create(paths=[str(path)])
        self.stdout.write(BESIDE)
