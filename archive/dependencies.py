"""What a page is read from, so that it can be kept until some of that changes.

Functions that read note the keys of what they read; whoever keeps pages collects them.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from django.utils import timezone

Key = tuple[str, int]  # of a row of `archive_change`: its kind, and a primary key or 0

# What nothing but another release changes.
RELEASE: Key = ("release", 0)
# What any change of a row of an article changes.
ANY_ARTICLE: Key = ("article", 0)


@dataclass(slots=True)
class Dependencies:
    """`keys` of what was read; `is_passing` of what is no answer to keep, whatever was read;
    `is_of_today` of what is another page tomorrow."""

    keys: set[Key] = field(default_factory=set)
    is_passing: bool = False
    is_of_today: bool = False

    @property
    def can_be_kept(self) -> bool:
        """Not what noted nothing: nobody could tell when it changes."""
        return bool(self.keys) and not self.is_passing


_collecting: ContextVar[Dependencies | None] = ContextVar("dependencies", default=None)


def note(*keys: Key) -> None:
    """The page is read from these. Nothing happens where no page is made."""
    if dependencies := _collecting.get():
        dependencies.keys.update(keys)


def today() -> datetime.date:
    """By the time zone of the site. The page is of this day: see `archive.daily`."""
    if dependencies := _collecting.get():
        dependencies.is_of_today = True
    return timezone.localdate()


def uncacheable() -> None:
    """The page is for this reader alone, or for this moment."""
    if dependencies := _collecting.get():
        dependencies.is_passing = True


@contextmanager
def collected() -> Iterator[Dependencies]:
    """All that is noted within, in this thread."""
    dependencies = Dependencies()
    token = _collecting.set(dependencies)
    try:
        yield dependencies
    finally:
        _collecting.reset(token)
