"""The first of many, without sorting them all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

WORTH_IT = 512  # below it, to sort everything is quicker

Places = NDArray[np.int64]
Ties = Callable[[Places], list[NDArray[Any]]]


def best(
    later: NDArray[np.bool_], key: NDArray[Any], ties: Ties, offset: int, limit: int
) -> Places:
    """Places of the hits from `offset` on, as `lexsort([*ties, key, later])` would order them.

    All ascending. Those that cannot be among the first are dropped by `later` and `key`;
    `ties` is asked only about the places that are left.
    """
    wanted = offset + limit
    places = np.arange(len(key))
    if len(key) > max(WORTH_IT, wanted):
        places = _candidates(later, key, wanted)
    order = np.lexsort([*ties(places), key[places], later[places]])
    return places[order[offset:wanted]]


def _candidates(later: NDArray[np.bool_], key: NDArray[Any], wanted: int) -> Places:
    """The places of all that may be among the first `wanted`, ties included."""
    behind = np.count_nonzero(later)
    if not behind:
        return _lowest(key, wanted)
    leading = np.flatnonzero(~later)
    if len(leading) >= wanted:
        return leading[_lowest(key[leading], wanted)]
    others = np.flatnonzero(later)
    return np.concatenate([leading, others[_lowest(key[others], wanted - len(leading))]])


def _lowest(key: NDArray[Any], wanted: int) -> Places:
    if wanted >= len(key):
        return np.arange(len(key))
    bound = np.partition(key, wanted - 1)[wanted - 1]
    return np.flatnonzero(key <= bound)
