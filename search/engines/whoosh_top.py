"""The first of many by several keys, without sorting them all."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

WORTH_IT = 512  # below it, to sort everything is quicker


def best(keys: list[NDArray[Any]], offset: int, limit: int) -> NDArray[np.int64]:
    """Places of the hits from `offset` on, as `numpy.lexsort(keys)` would order them.

    Those that cannot be among the first are dropped by the two leading keys, one after
    the other; only the rest is sorted.
    """
    count, wanted = len(keys[0]), offset + limit
    places = np.arange(count)
    if count > max(WORTH_IT, wanted):
        places = _candidates(keys[-1].astype(np.int8), keys[-2], wanted)
    order = np.lexsort([key[places] for key in keys])
    return places[order[offset:wanted]]


def _candidates(first: NDArray[Any], second: NDArray[Any], wanted: int) -> NDArray[np.int64]:
    """The places of all that may be among the first `wanted`, ties included."""
    leading = np.flatnonzero(first == 0)
    if len(leading) >= wanted:
        return leading[_lowest(second[leading], wanted)]
    others = np.flatnonzero(first != 0)
    return np.concatenate([leading, others[_lowest(second[others], wanted - len(leading))]])


def _lowest(key: NDArray[Any], wanted: int) -> NDArray[np.int64]:
    if wanted >= len(key):
        return np.arange(len(key))
    bound = np.partition(key, wanted - 1)[wanted - 1]
    return np.flatnonzero(key <= bound)
