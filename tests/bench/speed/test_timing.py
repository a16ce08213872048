"""How queries are timed; never how long they take."""

from __future__ import annotations

import pytest

from bench.speed.timing import cold, warm


def test_warm_queries_are_asked_once_before_they_are_timed() -> None:
    asked: list[str] = []
    assert len(warm(asked.append, ["a", "b"], repeats=2, clock="cpu")) == 2
    assert asked == ["a", "b"] * 3


def test_cold_queries_leave_nothing_behind() -> None:
    asked: list[str] = []
    assert len(cold(asked.append, ["a", "b"], clock="wall")) == 2
    assert asked == []


def test_a_cold_query_that_fails_is_told() -> None:
    with pytest.raises(ChildProcessError, match="'a'"):
        cold(lambda query: query[9], ["a"], clock="wall")
