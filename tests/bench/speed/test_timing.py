"""How queries are timed; never how long they take."""

from __future__ import annotations

import pytest

from bench.speed.timing import cold, warm


def test_warm_queries_are_asked_once_before_they_are_timed() -> None:
    queries: list[str] = []
    assert len(warm(queries.append, ["a", "b"], repeats=2, clock="cpu")) == 2
    assert queries == ["a", "b"] * 3


def test_cold_queries_leave_nothing_behind() -> None:
    queries: list[str] = []
    assert len(cold(queries.append, ["a", "b"], clock="wall")) == 2
    assert queries == []


def test_a_cold_query_that_fails_is_told() -> None:
    with pytest.raises(ChildProcessError, match="'a'"):
        cold(lambda query: query[9], ["a"], clock="wall")
