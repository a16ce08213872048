"""When the completions of a worker are made anew."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Callable

import pytest

from archive.changes import Change
from search.completion.completions import Completions
from search.kept_completions import FEW, TIMES, KeptCompletions, in_a_thread
from tests.search.completion.made import of_titles


class World:
    """An archive of so many titles at its change of that number; `works` wait to be done."""

    def __init__(self, titles: int) -> None:
        self.number, self.now, self.made = 1, 1_000.0, 0
        self.works: list[Callable[[], object]] = []
        self.titles = [f"عنوان {number}" for number in range(titles)]
        self.touched_at = 10**9  # the number of the last change of what they are gathered from
        self.kept = KeptCompletions(
            self.make, self.latest, self.is_touched, lambda: self.now, self.works.append
        )

    def make(self) -> Completions:
        self.made += 1
        return of_titles(*self.titles)

    def latest(self) -> Change:
        return Change(self.number, datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC))

    def is_touched(self, number: int) -> bool:
        return self.touched_at > number

    def is_current(self) -> bool:
        return self.kept.current()[1]


@pytest.fixture(scope="module")
def large() -> World:
    return World(FEW + 1)


def test_they_are_made_once_while_nothing_changes() -> None:
    world = World(2)
    assert [world.is_current() for _ in range(5)] == [True] * 5
    assert world.made == 1


def test_of_a_small_archive_they_are_always_current() -> None:
    world = World(2)
    for world.number in range(1, 6):
        assert world.is_current()
    assert (world.made, world.works) == (5, [])


def test_of_a_large_archive_they_are_made_beside_the_readers(large: World) -> None:
    assert large.is_current()
    large.number += 1
    assert [large.is_current(), large.is_current()] == [False, False]
    assert (large.made, len(large.works)) == (1, 1), "asked for once"
    large.works.pop()()
    assert (large.is_current(), large.made) == (True, 2)


def test_a_large_archive_that_changes_again_waits_a_share_of_the_time(large: World) -> None:
    large.now += 1_000
    large.number += 1
    large.is_current()
    large.works.pop()()
    for _ in range(10):
        large.number += 1
        assert not large.is_current()
    assert large.works == []
    large.now += 1_000 * TIMES
    assert not large.is_current()
    assert len(large.works) == 1


def test_a_change_of_what_they_do_not_show_is_none_to_a_large_archive() -> None:
    world = World(FEW + 1)
    assert world.is_current()
    world.touched_at = 1
    for world.number in range(2, 6):
        assert world.is_current()
    assert (world.made, world.works) == (1, [])
    world.number = world.touched_at = 6
    assert not world.is_current()
    assert len(world.works) == 1


def test_a_large_archive_that_was_replaced_is_another_one() -> None:
    world = World(FEW + 1)
    world.number, world.touched_at = 9, 1
    world.is_current()
    world.number = 3
    assert not world.is_current()
    assert len(world.works) == 1


def test_an_archive_that_was_replaced_is_another_one() -> None:
    world = World(2)
    world.number = 9
    world.is_current()
    world.number = 3
    assert (world.is_current(), world.made) == (True, 2)


def test_readers_who_come_at_once_wait_for_one_who_makes_them() -> None:
    world = World(2)
    begun, go_on = threading.Event(), threading.Event()
    make = world.make

    def slowly() -> Completions:
        begun.set()
        go_on.wait(60)
        return make()

    world.kept = KeptCompletions(slowly, world.latest)
    seen = list[bool]()
    threads = [threading.Thread(target=lambda: seen.append(world.is_current())) for _ in range(4)]
    for thread in threads:
        thread.start()
    begun.wait(60)
    go_on.set()
    for thread in threads:
        thread.join(60)
    assert (seen, world.made) == ([True] * 4, 1)


def test_a_failure_is_told_to_the_reader_and_the_next_one_tries_again() -> None:
    world = World(2)

    def fail() -> Completions:
        raise OSError

    world.kept = KeptCompletions(fail, world.latest)
    for _ in range(2):
        with pytest.raises(OSError):
            world.kept.current()


def test_work_is_done_in_a_thread_of_its_own() -> None:
    done = threading.Event()
    names = list[str]()

    def work() -> None:
        names.append(threading.current_thread().name)
        done.set()

    in_a_thread(work)
    assert done.wait(60)
    assert names == ["completions"]
