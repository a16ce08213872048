"""What readers ask for in the loops: one row each."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from itertools import repeat
from typing import NamedTuple

from bench.speed.site.mix import Addresses, different, favoured, some

FAVOURED_FROM = 5_000  # requests whose distinct addresses the favoured draw is made from


class Draw(NamedTuple):
    """`cached`: whether the site may keep whole pages; `small`: only over the smallest archive."""

    name: str
    requests: Callable[[Addresses, random.Random], Iterator[str]]
    cached: bool
    small: bool = False


def _favoured(addresses: Addresses, chance: random.Random) -> Iterator[str]:
    return favoured(some(different(addresses, chance), FAVOURED_FROM), chance)


def _searches(addresses: Addresses, chance: random.Random) -> Iterator[str]:
    while True:
        yield from addresses["search"]


def _one_article(addresses: Addresses, chance: random.Random) -> Iterator[str]:
    return repeat(addresses["article"][0])


DIFFERENT = Draw("different addresses, no page cached", different, cached=False)
MOSTLY_FEW = Draw("nine tenths for a tenth of the addresses, pages cached", _favoured, cached=True)
SEARCHES = Draw("searches alone, no page cached", _searches, cached=False, small=True)
ONE_ARTICLE = Draw(
    "one article again and again, pages cached", _one_article, cached=True, small=True
)
DRAWS = (DIFFERENT, SEARCHES, MOSTLY_FEW, ONE_ARTICLE)
