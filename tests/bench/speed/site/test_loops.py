"""Readers in a closed loop, by either client."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from bench.harness.errors import ServerFailed
from bench.speed.site.loops import CLIENTS, READERS, ask, installed
from bench.speed.site.reader import Reader
from tests.bench.speed.site.pages import BODY, pages

PATHS = [f"/good/{number}/" for number in range(5)]
SECONDS = 2


@pytest.fixture(params=CLIENTS)
def client(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    if name == "wrk" and not shutil.which("wrk"):
        pytest.skip("wrk is not installed")
    return name


def test_readers_ask_for_all_pages_over_connections_that_stay_open(
    client: str, tmp_path: Path
) -> None:
    with pages() as served:
        answers = CLIENTS[client](served.address, PATHS, SECONDS, tmp_path)
    asked = {path for path, _ in served.asked}
    assert asked == set(PATHS)
    assert {packing for _, packing in served.asked} == {"gzip"}
    assert len(PATHS) < answers.pages <= len(served.asked)
    assert served.connections <= READERS + 1  # wrk tries the address before it begins
    assert 0 < answers.p50 <= answers.p95
    assert answers.client > 0 and answers.seconds >= SECONDS


def test_an_answer_that_is_no_page_fails_the_loop(client: str, tmp_path: Path) -> None:
    with pages() as served, pytest.raises(ServerFailed, match="404"):
        CLIENTS[client](served.address, [*PATHS, "/missing/"], SECONDS, tmp_path)


def test_a_site_that_is_gone_fails_the_loop(client: str, tmp_path: Path) -> None:
    with pages() as served:
        pass
    with pytest.raises(ServerFailed):
        CLIENTS[client](served.address, PATHS, SECONDS, tmp_path)


def test_each_of_so_many_pages_is_asked_for_once() -> None:
    with pages() as served:
        assert len(ask(served.address, iter(PATHS))) == len(PATHS)
    assert sorted(path for path, _ in served.asked) == sorted(PATHS)


def test_wrk_is_taken_where_it_is() -> None:
    assert installed() == ("wrk" if shutil.which("wrk") else "threads")


def test_a_reader_gets_the_page_as_it_was_sent() -> None:
    with pages() as served, closing(Reader(served.address)) as reader:
        assert reader.get("/good/") == (BODY, "")
        assert reader.get("/good/").text == "صفحة"
        with pytest.raises(ServerFailed, match="404 for /bad/"):
            reader.get("/bad/")
