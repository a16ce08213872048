"""What is known of a key, worked out once and remembered for those that come again."""

from collections.abc import Callable, Hashable
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
Fact = TypeVar("Fact")


class Remembered(dict[Key, Fact]):
    """Key -> fact, asked for as ``self[key]``: at most ``2 * most`` of them are kept.

    When there are ``most`` new ones, those not asked for since the last time are forgotten. A
    fact that is there costs a look-up in a dict, half of what it costs with ``lru_cache``.
    """

    def __init__(self, work_out: Callable[[Key], Fact], most: int) -> None:
        super().__init__()
        self._work_out, self._most = work_out, most
        self._older: dict[Key, Fact] = {}

    def __missing__(self, key: Key) -> Fact:
        try:
            fact = self._older[key]
        except KeyError:
            fact = self._work_out(key)
        if len(self) >= self._most:
            self._older = dict(self)
            self.clear()
        self[key] = fact
        return fact
