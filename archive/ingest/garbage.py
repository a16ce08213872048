"""Python's collector of garbage in circles, while much is made that lives on and little in circles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = 200_000  # new objects between two collections; at 700 they took a tenth of an import


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Within the block circles wait longer; what is in none goes at once, as ever."""
    before = gc.get_threshold()
    gc.set_threshold(SELDOM, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
