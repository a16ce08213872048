"""What goes out of tagging."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from search.analysis import fold


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A tag for an article. ``kind`` is topic, person, place or organisation."""

    name: str
    kind: str
    score: float


@lru_cache(1 << 14)
def tag_key(name: str) -> str:
    """One key for all spellings of a name: عبدالكريم and عبد الكريم have the same."""
    return " ".join(map(fold, name.split())).replace("عبد ال", "عبدال")
