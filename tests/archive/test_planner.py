"""The query planner is told of many changes: after an import, and after a migration."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection

from archive import triggers
from archive.ingest.importing import ingest
from tests.builders import article

pytestmark = pytest.mark.django_db

KNOWN = {
    "sqlite": "SELECT CAST(stat AS integer) FROM sqlite_stat1 WHERE idx = 'article_latest'",
    "postgresql": "SELECT reltuples::integer FROM pg_class WHERE relname = 'archive_article'",
}


def known_articles() -> int:
    """How many articles the planner knows of."""
    with connection.cursor() as cursor:
        cursor.execute(KNOWN[connection.vendor])
        row = cursor.fetchone()
    return row[0] if row else 0


def test_the_planner_counts_after_an_import(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"عنوان {number}\n\nنص المقال رقم {number}.")
    ingest([tmp_path])
    assert known_articles() == 3


def test_the_planner_counts_after_a_migration() -> None:
    for number in range(5):
        article(f"مقال {number}")
    triggers.install(plan=["a migration"])
    assert known_articles() == 5
