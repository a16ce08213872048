"""What was decoded is kept as long as there is room, and the least used goes first."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from search.engines.whoosh.reading.cache import ArrayCache

COST = ArrayCache.OVERHEAD


class Making:
    """Makes arrays of bytes, and notes what it was asked for."""

    def __init__(self, limit: int) -> None:
        self.cache, self.made = ArrayCache(limit), list[str]()

    def get(self, name: str, size: int = 0) -> np.ndarray:
        return self.cache.get(name, lambda: self.make(name, size))

    def make(self, name: str, size: int) -> np.ndarray:
        self.made.append(name)
        return np.zeros(size, np.uint8)


def test_what_is_kept_is_not_made_again() -> None:
    making = Making(limit=10 * COST)
    first = making.get("a")
    assert making.get("a") is first
    assert making.made == ["a"]


def test_nothing_is_an_answer_that_is_kept_too() -> None:
    cache, made = ArrayCache(COST), list[str]()

    def make() -> None:
        made.append("asked")

    assert (cache.get("a", make), cache.get("a", make)) == (None, None)
    assert made == ["asked"]


def test_the_least_lately_used_is_forgotten_first() -> None:
    making = Making(limit=3 * COST)
    for name in "abcadab":
        making.get(name)
    assert making.made == [*"abcd", "b"], "a was used before d came, and b was not"


def test_the_bound_counts_bytes_and_is_not_passed() -> None:
    for size, is_kept in [(100, True), (101, False)]:
        making = Making(limit=2 * COST + 200)
        making.get("a", 100)
        making.get("b", size)
        making.get("a", 100)
        assert (making.made == ["a", "b"]) is is_kept


def test_all_arrays_of_a_tuple_count() -> None:
    cache, made = ArrayCache(limit=3 * COST), list[str]()

    def pair() -> tuple[np.ndarray, str, np.ndarray]:
        made.append("pair")
        return np.zeros(COST, np.uint8), "", np.zeros(COST, np.uint8)

    cache.get("pair", pair)
    cache.get("little", lambda: np.zeros(0))
    cache.get("pair", pair)
    assert made == ["pair", "pair"]


def test_what_is_larger_than_the_bound_is_kept_until_the_next() -> None:
    making = Making(limit=COST)
    for name, size in [("large", 5_000), ("large", 5_000), ("b", 0), ("b", 0), ("large", 5_000)]:
        making.get(name, size)
    assert making.made == ["large", "b", "large"]


@given(
    limit=st.integers(0, 10),
    asked=st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 3)), max_size=40),
)
def test_it_keeps_what_a_list_in_the_order_of_use_would(
    limit: int, asked: list[tuple[str, int]]
) -> None:
    making, kept, made = Making(limit * COST), dict[str, int](), list[str]()
    for name, size in asked:
        making.get(name, size * COST)
        if name not in kept:
            made.append(name)
        kept[name] = kept.pop(name, size + 1)  # used last
        while sum(kept.values()) > limit and len(kept) > 1:
            del kept[next(iter(kept))]
        assert making.made == made


def test_what_two_threads_make_at_once_is_counted_once() -> None:
    """Both have their answer; neither waits for the other to make it."""
    cache, both = ArrayCache(limit=3 * COST), threading.Barrier(2, timeout=600)
    made = list[str]()

    def make(name: str) -> Callable[[], str]:
        return lambda: made.append(name) or name

    def meanwhile() -> str:
        both.wait()
        return "a"

    with ThreadPoolExecutor(2) as threads:
        answers = [threads.submit(cache.get, "a", meanwhile) for _ in range(2)]
        assert [answer.result() for answer in answers] == ["a", "a"]
    for name in ("b", "c", "a", "b", "c"):
        cache.get(name, make(name))
    assert made == ["b", "c"], "there was room for three"
