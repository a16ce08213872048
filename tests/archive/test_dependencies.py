"""What is read while a page is made is noted for that page, and for no other."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.utils import timezone

from archive import dependencies
from archive.dependencies import (
    RELEASE,
    Dependencies,
    Key,
    collected,
    note,
    today,
    uncacheable,
)


def test_what_is_noted_within_is_collected() -> None:
    with collected() as read:
        note(("article", 1), ("tags", 2))
        note(("article", 1))
        note()
    assert read == Dependencies({("article", 1), ("tags", 2)})


def test_what_is_noted_elsewhere_belongs_to_no_page() -> None:
    note(("article", 1))
    uncacheable()
    with collected() as read:
        pass
    note(("article", 2))
    uncacheable()
    assert read == Dependencies()


def test_a_page_can_be_kept_if_it_noted_something_and_nothing_is_passing() -> None:
    noted: set[Key] = {RELEASE}
    assert Dependencies(noted).can_be_kept
    assert not Dependencies().can_be_kept
    assert not Dependencies(noted, is_passing=True).can_be_kept
    with collected() as read:
        note(RELEASE)
        uncacheable()
    assert read == Dependencies(noted, is_passing=True)


def test_a_page_that_asks_for_the_day_is_of_this_day() -> None:
    with collected() as read:
        note(RELEASE)
        assert today() == timezone.localdate()
    assert read == Dependencies({RELEASE}, is_of_today=True)
    assert read.can_be_kept
    assert today() == timezone.localdate()


def test_a_page_that_fails_leaves_nothing_behind() -> None:
    with pytest.raises(ZeroDivisionError), collected():
        note(("article", 1))
        raise ZeroDivisionError
    assert dependencies._collecting.get() is None


def test_threads_make_their_pages_apart() -> None:
    both = Barrier(2)

    def page(number: int) -> Dependencies:
        with collected() as read:
            both.wait()
            note(("article", number))
            both.wait()
        return read

    with ThreadPoolExecutor(2) as threads:
        pages = list(threads.map(page, (1, 2)))
    assert pages == [Dependencies({("article", 1)}), Dependencies({("article", 2)})]
