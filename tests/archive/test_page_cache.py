"""What a worker keeps of pages: how much, how long, and among threads."""

from __future__ import annotations

import datetime
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from django.db import DatabaseError, connection, transaction

from archive import changes
from archive.changes import Change
from archive.dependencies import Key
from archive.derivation import REVISION
from archive.page_cache import (
    LARGEST_PART,
    MOST_CHANGES,
    OVERHEAD,
    Page,
    PageCache,
    numbers_of,
    shared,
)

pytestmark = pytest.mark.django_db

ONE, TWO = ("article", 1), ("article", 2)
MUCH = 1_000_000


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def cache_of(limit: int = MUCH, clock: Clock | None = None) -> PageCache:
    cache = PageCache(lambda: limit, clock or Clock())
    cache.latest_change()
    return cache


def page(cache: PageCache, *keys: Key, body: bytes = b"page") -> Page:
    """As of the latest change that the cache has seen."""
    return Page(body, False, (), cache.latest_change(), 0.0, numbers_of(keys))


def kept(cache: PageCache) -> list[str]:
    return [address for address in ("/1/", "/2/", "/3/", "/4/") if cache.get(address)]


def set_revision(number: int, at: str = "2020-01-01 00:00:00.000") -> None:
    """The archive is one of another time, as after a copy was restored."""
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {REVISION} SET number = %s, changed_at = %s", [number, at])


class TestKeeping:
    def test_a_page_is_kept_until_something_that_it_was_read_from_changes(self) -> None:
        cache = cache_of()
        cache.keep("/1/", page(cache, ONE))
        cache.keep("/2/", page(cache, TWO))
        cache.keep("/3/", page(cache, ONE, TWO))
        changes.touch(ONE)
        cache.latest_change()
        assert kept(cache) == ["/2/"]
        changes.touch(("tags", 2))
        cache.latest_change()
        assert kept(cache) == ["/2/"]

    def test_a_page_that_is_kept_is_the_one_that_was_given(self) -> None:
        cache = cache_of()
        given = page(cache, ONE, body="نص".encode())
        cache.keep("/1/", given)
        assert cache.get("/1/") is given
        assert cache.get("/2/") is None

    def test_a_later_page_of_an_address_takes_the_place_of_the_earlier(self) -> None:
        cache = cache_of()
        cache.keep("/1/", page(cache, ONE, body=b"first"))
        later = page(cache, ONE, body=b"second")
        cache.keep("/1/", later)
        assert (cache.get("/1/"), len(cache)) == (later, 1)
        assert cache.size == later.size + len("/1/")

    def test_a_page_that_was_begun_before_a_change_is_not_kept(self) -> None:
        """It may show what was before, or what came after, or some of both."""
        cache = cache_of()
        begun = page(cache, ONE)
        changes.touch(TWO)
        cache.latest_change()
        cache.keep("/1/", begun)
        assert kept(cache) == []

    def test_a_change_that_nobody_asked_for_yet_is_seen_by_who_asks_next(self) -> None:
        cache = cache_of()
        begun = page(cache, ONE)
        changes.touch(ONE)
        cache.keep("/1/", begun)
        cache.latest_change()
        assert kept(cache) == []


class TestSize:
    def test_what_was_not_asked_for_longest_goes_first(self) -> None:
        one = page(cache_of(), ONE).size + len("/1/")
        cache = cache_of(limit=LARGEST_PART * one)
        for number in range(LARGEST_PART):
            cache.keep(f"/{number}/", page(cache, ONE))
        cache.get("/0/")
        cache.keep("/n/", page(cache, ONE))
        gone = [number for number in range(LARGEST_PART) if not cache.get(f"/{number}/")]
        assert gone == [1] and cache.get("/n/")

    def test_all_pages_together_stay_below_the_limit(self) -> None:
        cache = cache_of(limit=20_000)
        for number in range(200):
            cache.keep(f"/{number}/", page(cache, ONE, body=b"x" * (number * 7 % 1_500)))
            assert cache.size <= 20_000
        pages = [(f"/{number}/", cache.get(f"/{number}/")) for number in range(200)]
        left = [(address, one) for address, one in pages if one]
        assert cache.size == sum(one.size + len(address) for address, one in left)
        assert len(left) == len(cache) > 5

    def test_the_size_counts_text_dependencies_and_what_is_round_them(self) -> None:
        cache = cache_of()
        assert page(cache, ONE, TWO, body=b"12345").size == 5 + 2 * 8 + OVERHEAD

    def test_a_large_page_does_not_drive_out_the_others(self) -> None:
        cache = cache_of(limit=80_000)
        cache.keep("/1/", page(cache, ONE, body=b"x" * 10_000))
        cache.keep("/2/", page(cache, ONE, body=b"x" * 9_000))
        assert kept(cache) == ["/2/"]

    def test_a_limit_of_nothing_keeps_nothing(self) -> None:
        cache = cache_of(limit=0)
        cache.keep("/1/", page(cache, ONE))
        assert kept(cache) == []
        changes.touch(ONE)
        assert cache.latest_change() == changes.latest()

    def test_dropped_pages_leave_their_room(self) -> None:
        cache = cache_of()
        cache.keep("/1/", page(cache, ONE))
        changes.touch(ONE)
        cache.latest_change()
        assert (len(cache), cache.size) == (0, 0)

    def test_pages_share_headers_that_are_equal(self) -> None:
        first, second = (shared((("A", "".join(["b", "c"])),)) for _ in range(2))
        assert first is second


class TestChanges:
    def test_after_very_many_changes_all_pages_go_without_a_look(self) -> None:
        changes.touch(ONE)
        for more, left in ((MOST_CHANGES, ["/2/"]), (MOST_CHANGES + 1, [])):
            cache = cache_of()
            cache.keep("/2/", page(cache, TWO))
            set_revision(cache.latest_change().number + more, "2040-01-01 00:00:00.000")
            cache.latest_change()
            assert kept(cache) == left

    def test_an_archive_that_went_back_is_another_one(self) -> None:
        clock = Clock()
        changes.touch(ONE)
        changes.touch(ONE)
        cache = cache_of(clock=clock)
        cache.keep("/2/", page(cache, TWO))
        began, clock.now = cache.began, 200.0
        set_revision(cache.latest_change().number - 1)
        assert cache.latest_change() == changes.latest()
        assert (kept(cache), began, cache.began) == ([], 100.0, 200.0)

    def test_the_same_number_at_another_time_is_of_another_archive(self) -> None:
        changes.touch(ONE)
        cache = cache_of()
        cache.keep("/2/", page(cache, TWO))
        set_revision(cache.latest_change().number)
        cache.latest_change()
        assert kept(cache) == []

    def test_what_is_taken_back_was_no_change(self) -> None:
        cache = cache_of()
        cache.keep("/1/", page(cache, ONE))
        with suppress(ZeroDivisionError), transaction.atomic():
            changes.touch(ONE)
            raise ZeroDivisionError
        cache.latest_change()
        assert kept(cache) == ["/1/"]

    def test_an_archive_without_any_change_has_pages_too(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {REVISION}")
        cache = cache_of()
        assert cache.latest_change() == changes.NO_CHANGE
        cache.keep("/1/", page(cache, ONE))
        changes.touch(ONE)
        cache.latest_change()
        assert kept(cache) == []

    def test_a_database_that_does_not_answer_is_not_hidden(self) -> None:
        cache = cache_of()
        with pytest.raises(DatabaseError), transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(f"ALTER TABLE {REVISION} RENAME TO lost")
            cache.latest_change()

    def test_a_look_costs_one_query_and_after_a_change_two(
        self, django_assert_num_queries: object
    ) -> None:
        cache = cache_of()
        cache.keep("/1/", page(cache, ONE))
        with django_assert_num_queries(1):  # type: ignore[operator]
            cache.latest_change()
        changes.touch(ONE)
        with django_assert_num_queries(2):  # type: ignore[operator]
            cache.latest_change()


class TestThreads:
    """With changes that stand in for the database, which a thread of a test cannot share."""

    NOW = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)

    def test_an_answer_that_comes_late_takes_nothing_back(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A thread asked before a change, and another after it."""
        answers = [Change(2, self.NOW), Change(1, self.NOW), Change(2, self.NOW)]
        monkeypatch.setattr(changes, "latest", lambda: answers.pop(0))
        cache = PageCache(lambda: MUCH, Clock())
        assert cache.latest_change().number == 2
        assert cache.latest_change().number == 2
        assert answers == []

    def test_threads_keep_and_lose_pages_at_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The page of a key shows the number of its last change."""
        lock, log = threading.Lock(), [ONE]

        def touch(key: Key) -> None:
            with lock:
                log.append(key)

        def latest() -> Change:
            number = len(log)
            return Change(number, self.NOW + datetime.timedelta(seconds=number))

        def touched_since(number: int) -> dict[Key, int]:
            return {key: at for at, key in enumerate(list(log), 1) if at > number}

        monkeypatch.setattr(changes, "latest", latest)
        monkeypatch.setattr(changes, "touched_since", touched_since)
        cache = PageCache(lambda: 15_000, Clock())

        def work(worker: int) -> None:
            for turn in range(300):
                key, address = ("article", turn % 40), f"/{turn % 40}/"
                change = cache.latest_change()
                shown = str(touched_since(0).get(key, 0)).encode()
                cache.keep(address, Page(shown, False, (), change, 0.0, numbers_of([key])))
                if turn % 10 == worker:
                    touch(key)

        with ThreadPoolExecutor(4) as threads:
            list(threads.map(work, range(4)))
        cache.latest_change()
        last = touched_since(0)
        pages = {number: cache.get(f"/{number}/") for number in range(40)}
        shown = {number: int(page.body) for number, page in pages.items() if page}
        assert shown == {number: last.get(("article", number), 0) for number in shown}
        assert shown and cache.size <= 15_000
