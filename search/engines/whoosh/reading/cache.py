"""Decoded arrays by name, the least used forgotten first when they outgrow a bound."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class ArrayCache:
    """Threads may share it. `limit` counts bytes; an entry costs its arrays and a little more."""

    OVERHEAD = 200  # bytes of key, tuple and array headers

    def __init__(self, limit: int) -> None:
        self._limit, self._size = limit, 0
        self._kept: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, name: Hashable, make: Callable[[], T]) -> T:
        """What is kept under the name, made first if there is nothing."""
        with self._lock:
            if name in self._kept:
                self._kept.move_to_end(name)
                kept: T = self._kept[name][0]
                return kept
        made = make()
        self._keep(name, made)
        return made

    def _keep(self, name: Hashable, made: Any) -> None:
        parts = made if isinstance(made, tuple) else (made,)
        size = self.OVERHEAD + sum(getattr(part, "nbytes", 0) for part in parts)
        with self._lock:
            if name not in self._kept:
                self._kept[name] = (made, size)
                self._size += size
            while self._size > self._limit and len(self._kept) > 1:
                self._size -= self._kept.popitem(last=False)[1][1]
