"""An archive in a file, as the bench of the site reads and resizes it."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest
from django.db import connection

from tests.builders import article, original
from tests.search.conftest import index_folder

__all__ = ["index_folder"]

BODY = "وصلت القافلة الصغيرة. نزل الرجال عند البئر.\n\nكتب المعلم رسالة طويلة."


def saved(folder: Path) -> Path:
    """A file with the database of the test as it is now."""
    path = folder / "khizana.sqlite3"
    connection.ensure_connection()
    with contextlib.closing(sqlite3.connect(path)) as copy:
        connection.connection.backup(copy)
    return path


@pytest.fixture
def database(transactional_db: None, tmp_path: Path) -> Path:
    """Three articles, each with names and an original; only the last has the tag of water."""
    for number in (1, 2, 3):
        made = article(
            f"خبر {number}",
            body=f"{BODY} رقم {number}.",
            source=f"جريدة {number}",
            published=f"2015-07-2{number}",
            tags=["سفر", "ماء"] if number == 3 else ["سفر"],
            authors=[f"كاتب {number}"],
            places=["القاهرة"],
        )
        original(made, str(number).encode(), current=True)
    return saved(tmp_path)
