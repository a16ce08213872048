"""Stock Haystack's page of results over gunicorn: what a search costs without this project."""

from __future__ import annotations

import sys
from pathlib import Path

from bench.harness.record import ROOT
from bench.speed.site.measurements import STOCK
from bench.speed.site.side import Side

GUNICORN = (
    "--worker-class=gthread",
    "--threads=4",  # as ours has
    "--no-control-socket",
    "--log-level=warning",
    "django.core.wsgi:get_wsgi_application()",
)


def indexed(folder: Path, database: Path, articles: int) -> Side:
    """The site of Haystack's tutorial over the first articles of a database of ours."""
    settings = {
        "DJANGO_SETTINGS_MODULE": "bench.speed.baselines.stock.settings",
        "DATABASE_URL": f"sqlite:///{database}",
        "STOCK_ARTICLES": str(articles),
        "STOCK_BATCH": str(articles),
    }
    folder.mkdir()
    side = Side(STOCK, ROOT, sys.executable, folder, GUNICORN, settings)
    side.manage("rebuild_index", "--noinput", f"--batch-size={articles}")
    return side
