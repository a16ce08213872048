"""Which pages readers ask for: the kinds, their shares, and the order of a loop."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from itertools import cycle, islice

# In a hundred requests. Lists are seven, each kind of them as often as another.
MIX = {
    "article": 46,
    "search": 37,
    "tag": 10,
    "home": 1,
    "tag index": 1,
    "article list": 1,
    "source": 1,
    "dates": 1,
    "year": 1,
    "month": 1,
}
FAVOURED = 10  # a part of so many addresses takes all requests but a part of so many

Addresses = Mapping[str, Sequence[str]]  # by kind


def different(addresses: Addresses, chance: random.Random) -> Iterator[str]:
    """Requests without end, every hundred of them with the shares of the mix.

    The addresses of a kind come in their order, and again from the first when all have come:
    of most kinds there are more than a loop asks for, of some lists only a few.
    """
    remaining = {kind: cycle(addresses[kind]) for kind in MIX}
    while True:
        hundred = [kind for kind, share in MIX.items() for _ in range(share)]
        chance.shuffle(hundred)
        yield from (next(remaining[kind]) for kind in hundred)


def favoured(requests: Sequence[str], chance: random.Random) -> Iterator[str]:
    """Requests without end, nine tenths of them for a tenth of the distinct addresses of others.

    The favoured tenth is that of the first, which has the shares of the mix.
    """
    distinct = list(dict.fromkeys(requests))
    tenth = max(1, len(distinct) // FAVOURED)
    often, seldom = distinct[:tenth], distinct[tenth:] or distinct
    while True:
        yield chance.choice(seldom if chance.randrange(FAVOURED) == 0 else often)


def some(requests: Iterator[str], count: int) -> list[str]:
    """The next `count` requests."""
    return list(islice(requests, count))
