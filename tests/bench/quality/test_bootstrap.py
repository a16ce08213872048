"""How far a mean difference could lie elsewhere with other queries."""

from __future__ import annotations

import math

import numpy as np
import pytest

from bench.quality.bootstrap import Interval, intervals


def test_the_bootstrap_is_the_same_for_the_same_seed() -> None:
    column = np.random.default_rng(3).normal(0.1, 1, (60, 1))
    first, second, other = (intervals(column, 2_000, seed) for seed in (1, 1, 2))
    assert first == second != other


def test_equal_differences_leave_no_doubt() -> None:
    result = intervals(np.array([[0.25, 0.0]] * 7), 500, seed=1)
    assert result == [Interval(0.25, 0.25, 0.25), Interval(0.0, 0.0, 0.0)]
    assert [one.is_certain for one in result] == [True, False]


def test_the_interval_of_many_queries_is_that_of_the_normal_distribution() -> None:
    column = np.random.default_rng(5).normal(0.2, 1, (400, 1))
    (result,) = intervals(column, 4_000, seed=1)
    reach = 1.96 * column.std() / math.sqrt(len(column))
    assert result.mean == pytest.approx(column.mean())
    assert (result.mean - result.low, result.high - result.mean) == pytest.approx(
        (reach, reach), rel=0.1
    )


def test_a_column_has_the_interval_it_has_alone() -> None:
    columns = np.random.default_rng(7).normal(0, 1, (30, 3))
    together = intervals(columns, 1_500, seed=1)
    alone = [intervals(columns[:, [number]], 1_500, seed=1)[0] for number in range(3)]
    assert [(one.mean, one.low, one.high) for one in together] == [
        pytest.approx((one.mean, one.low, one.high)) for one in alone
    ]
