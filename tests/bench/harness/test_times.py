"""Percentiles of many durations."""

from __future__ import annotations

from bench.harness.times import percentile, percentiles


def test_a_percentile_is_a_time_that_was_measured() -> None:
    assert [percentile([3.0, 1.0, 2.0, 4.0], part) for part in (0.5, 0.95)] == [2.0, 4.0]


def test_of_no_times_every_percentile_is_0() -> None:
    assert percentile([], 0.5) == 0.0


def test_percentiles_are_shown_in_milliseconds() -> None:
    seconds = [n / 1000 for n in range(1, 101)]
    assert percentiles("save", seconds) == {
        "save p50, ms": 50,
        "save p95, ms": 95,
        "save p99, ms": 99,
    }
