"""The first hits by several keys are those that a whole sort would give."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engines.whoosh.ranking.top import WORTH_IT, best


@given(
    seed=st.integers(0, 2**32 - 1),
    count=st.integers(0, 3000),
    offset=st.integers(0, 3000),
    limit=st.integers(1, 100),
    values=st.sampled_from([1, 2, 50, 10**9]),
)
def test_the_best_are_the_first_of_a_whole_sort(
    seed: int, count: int, offset: int, limit: int, values: int
) -> None:
    chance = np.random.default_rng(seed)
    ids = chance.permutation(count)
    days = chance.integers(0, 3, count)
    key = chance.integers(0, values, count)
    whole = np.lexsort([ids, days, key])[offset : offset + limit]
    found = best(key, lambda places: [ids[places], days[places]], offset, limit)
    assert found.tolist() == whole.tolist()


@pytest.mark.parametrize("count", [129, 400, 5_000])
@pytest.mark.parametrize(("offset", "limit"), [(0, 1), (0, 10), (30, 20)])
def test_ties_are_broken_only_among_those_that_can_be_wanted(
    count: int, offset: int, limit: int
) -> None:
    keys = np.random.default_rng(count).permutation(count)
    asked = list[int]()

    def ties(places: np.ndarray) -> list[np.ndarray]:
        asked.extend(keys[places].tolist())
        return [places]

    assert keys[best(keys, ties, offset, limit)].tolist() == list(range(offset, offset + limit))
    wanted = offset + limit
    assert sorted(asked) == list(range(len(asked)))
    assert wanted <= len(asked) <= (wanted + 1) * 1.25
    if count < 4 * 8 * wanted:  # groups would have too few members
        assert len(asked) == wanted


def test_all_are_sorted_where_to_choose_among_them_costs_more() -> None:
    keys, asked = np.arange(WORTH_IT)[::-1], list[int]()

    def ties(places: np.ndarray) -> list[np.ndarray]:
        asked.extend(places.tolist())
        return [places]

    assert best(keys, ties, 0, 1).tolist() == [WORTH_IT - 1]
    assert asked == list(range(WORTH_IT))


def test_many_wanted_of_small_groups_are_all_found() -> None:
    """As many groups as there are members in each: their lowest are fewer than are wanted."""
    keys = np.arange(400)[::-1]
    assert best(keys, lambda places: [places], 0, 10).tolist() == list(range(399, 389, -1))
