"""What readers ask for: shares of kinds, and the favoured tenth."""

from __future__ import annotations

import random
from collections import Counter

from bench.speed.site.mix import MIX, different, favoured, some

ADDRESSES = {kind: [f"/{kind}/{number}/" for number in range(50)] for kind in MIX}


def kind(path: str) -> str:
    return path.split("/")[1]


def test_the_mix_is_that_of_a_hundred_requests() -> None:
    lists = sum(MIX.values()) - MIX["article"] - MIX["search"] - MIX["tag"]
    assert (MIX["article"], MIX["search"], MIX["tag"], lists) == (46, 37, 10, 7)


def test_every_hundred_requests_have_the_shares_of_the_mix() -> None:
    asked = some(different(ADDRESSES, random.Random(1)), 300)
    for start in (0, 100, 200):
        assert Counter(map(kind, asked[start : start + 100])) == MIX


def test_an_address_comes_again_when_all_of_its_kind_have_come() -> None:
    asked = some(different(ADDRESSES, random.Random(1)), 200)
    articles = [path for path in asked if kind(path) == "article"]
    assert articles == (ADDRESSES["article"] * 2)[:92]


def test_requests_are_the_same_for_the_same_seed() -> None:
    drawn = [some(different(ADDRESSES, random.Random(seed)), 200) for seed in (1, 1, 2)]
    assert drawn[0] == drawn[1] != drawn[2]


def test_a_tenth_of_the_addresses_takes_nine_tenths_of_the_requests() -> None:
    requests = [f"/{number}/" for number in range(200)] * 2
    asked = some(favoured(requests, random.Random(1)), 20_000)
    often = sum(path in requests[:20] for path in asked)
    assert round(often / len(asked), 2) == 0.90
    assert set(asked) == set(requests)


def test_of_one_address_all_requests_are_for_it() -> None:
    assert some(favoured(["/"], random.Random(1)), 3) == ["/", "/", "/"]
