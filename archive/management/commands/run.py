from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from archive.models import Article

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
        call_command("migrate", verbosity=0, interactive=False)
        call_command("collectstatic", verbosity=0, interactive=False)
        self._import(os.environ.get("TEXTS", ""))
        call_command("build_index", stdout=self.stdout)

    def _import(self, texts: str) -> None:
        """The texts that TEXTS names; else the samples, into an empty archive only."""
        if texts:
            paths = [texts]
        elif not Article.objects.exists():
            paths = [str(SAMPLES)]
        else:
            return
        try:
            call_command("import_articles", *paths, stdout=self.stdout)
        except SystemExit:
            self.stdout.write("لم تُقبل بعض الملفات؛ أسبابها في الأسطر السابقة وفي لوحة الإدارة.")
