"""The gazetteer: names of people, places, organisations and sources, known beforehand.

Ingest reads it to understand datelines and bylines, tagging to find what a text is about.
"""

from __future__ import annotations

from functools import lru_cache

from search.analysis.gazetteer.cldr import countries, zone_cities
from search.analysis.gazetteer.name import Name, names
from search.analysis.letters import fold

__all__ = ["Name", "countries", "key", "names", "zone_cities"]


@lru_cache(maxsize=1 << 14)
def _folded(word: str) -> str:
    return fold(word)


def key(name: str) -> str:
    """What a name is looked up by: its folded words, the dots of «أ.ف.ب» being blanks."""
    return " ".join(map(_folded, name.replace(".", " ").split()))
