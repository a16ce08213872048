"""A site whose database goes away says so, makes none, and is back with it."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from email.message import Message
from pathlib import Path
from urllib.parse import quote

import pytest

from bench.harness.process import HANG
from tests.test_run import get, running

FILES = ("khizana.sqlite3", "khizana.sqlite3-wal", "khizana.sqlite3-shm")


def answer(address: str) -> tuple[int, Message, str]:
    try:
        with urllib.request.urlopen(address, timeout=HANG) as response:
            return response.status, response.headers, response.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read().decode()


def move(data: Path, to: Path) -> None:
    for name in FILES:
        if (data / name).exists():
            (data / name).rename(to / name)


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    (tmp_path / "palm.txt").write_text("النخيل في الواحات\n\nتنمو النخلة في الواحات.", "utf-8")
    return tmp_path / "palm.txt"


def test_pages_say_that_the_database_is_away_until_it_is_back(tmp_path: Path, texts: Path) -> None:
    data, away = tmp_path / "data", tmp_path / "away"
    away.mkdir()
    with running(data, texts) as (site, _):
        assert get(f"{site}/")[0] == 200
        move(data, away)
        for path in ("/", "/tags/", "/search/?q=x"):
            status, headers, page = answer(site + path)
            assert (status, headers["Retry-After"]) == (503, "30"), path
            assert "<h1>الأرشيف لا يجيب الآن</h1>" in page, path
        status, headers, page = answer(f"{site}/api/search/?q={quote('نخلة')}")
        assert (status, json.loads(page)["error"]) == (503, "unavailable")
        assert json.loads(answer(f"{site}/healthz")[2])["status"] == "degraded"
        assert not (data / FILES[0]).exists()
        move(away, data)
        assert [answer(site + path)[0] for path in ("/", "/tags/")] == [200, 200]
