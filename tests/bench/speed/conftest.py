"""A small corpus for the tests of the speed bench."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from tests.bench.speed.texts import TEXTS


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        for number, text in enumerate(TEXTS):
            row = {"id": f"a{number}", "title": f"خبر الصباح الباكر {number}", "text": text}
            file.write(json.dumps(row | {"date": "2015-07-21", "source": None}) + "\n")
    return path
