"""Pages of one worker, kept as they were rendered until something that they were read from changes."""

from __future__ import annotations

import threading
from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass
from functools import lru_cache

from archive import changes
from archive.changes import Change
from archive.dependencies import Key

Headers = tuple[tuple[str, str], ...]

OVERHEAD = 500  # bytes of the objects round the text of a page, as measured
LARGEST_PART = 8  # of all that is kept, for a single page
MOST_CHANGES = 5_000  # to look through one by one; after more, as after an import, all pages go


@lru_cache(64)
def shared(headers: Headers) -> Headers:
    """One object for all pages that have the same headers."""
    return headers


def numbers_of(keys: Iterable[Key]) -> array[int]:
    """A number of eight bytes for each; two keys that share one fall together, and do no harm."""
    return array("q", map(hash, keys))


@dataclass(frozen=True, slots=True)
class Page:
    """An answer to a GET.

    `change`: the latest when the page was begun, at `begun` seconds since 1970. `headers` are
    those that do not depend on the request. `read_from` are `numbers_of` the dependencies.
    """

    body: bytes
    is_compressed: bool
    headers: Headers
    change: Change
    begun: float
    read_from: array[int]

    @property
    def size(self) -> int:
        return len(self.body) + self.read_from.itemsize * len(self.read_from) + OVERHEAD


class PageCache:
    """Pages by address, at most `limit()` bytes of them; those not asked for longest go first.

    Threads share it. `began`: when the first page may have been kept, in seconds since 1970.
    """

    def __init__(self, limit: Callable[[], int], clock: Callable[[], float]) -> None:
        self._limit, self._clock, self.began = limit, clock, clock()
        self._lock = threading.Lock()
        self._pages: OrderedDict[str, Page] = OrderedDict()
        self._seen: Change | None = None
        self.size = 0

    def __len__(self) -> int:
        return len(self._pages)

    def latest_change(self) -> Change:
        """The latest change of the archive; the pages that it touched are gone.

        Raises DatabaseError.
        """
        change = changes.latest()
        if change == self._seen:
            return change
        with self._lock:
            return self._follow(change)

    def get(self, address: str) -> Page | None:
        with self._lock:
            if page := self._pages.get(address):
                self._pages.move_to_end(address)
            return page

    def keep(self, address: str, page: Page) -> None:
        """Unless the archive was seen to change since the page was begun, or it is large."""
        size = page.size + len(address)
        with self._lock:
            if page.change == self._seen and size * LARGEST_PART <= self._limit():
                self._drop(address)
                self._pages[address] = page
                self.size += size
                while self.size > self._limit():
                    self._drop(next(iter(self._pages)))

    def _follow(self, change: Change) -> Change:
        seen = self._seen
        if seen and change.number < seen.number:  # another thread may have asked later
            change = changes.latest()
        if seen and seen.number < change.number <= seen.number + MOST_CHANGES:
            if self._pages:
                self._forget(changes.touched_since(seen.number).keys())
        elif change != seen:
            self._clear()
        self._seen = change
        return change

    def _clear(self) -> None:
        """As at the beginning: the archive is another one, or has changed too much."""
        self._pages.clear()
        self.size, self.began = 0, self._clock()

    def _forget(self, touched: Set[Key]) -> None:
        numbers = set(numbers_of(touched))
        for address, page in list(self._pages.items()):
            if not numbers.isdisjoint(page.read_from):
                self._drop(address)

    def _drop(self, address: str) -> None:
        if page := self._pages.pop(address, None):
            self.size -= page.size + len(address)
