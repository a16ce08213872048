"""The first hits by several keys are those that a whole sort would give."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from search.engines.whoosh.ranking.top import best


@settings(deadline=None)
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
