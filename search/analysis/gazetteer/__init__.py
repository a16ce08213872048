"""The gazetteer: names of people, places, organisations and sources, known beforehand.

Ingest reads it to understand datelines and bylines, tagging to find what a text is about.
"""

from __future__ import annotations

from functools import cache, lru_cache

from search.analysis.gazetteer.cldr import countries, zone_cities
from search.analysis.gazetteer.name import KINDS, Name, names
from search.analysis.letters import DEFINITE, fold

__all__ = ["Name", "countries", "is_name", "key", "names", "zone_cities"]


@lru_cache(maxsize=1 << 14)
def _folded(word: str) -> str:
    return fold(word)


@lru_cache(maxsize=1 << 12)
def key(name: str) -> str:
    """What a name is looked up by: its folded words, the dots of «أ.ف.ب» being blanks."""
    return " ".join(map(_folded, name.replace(".", " ").split()))


def is_name(folded: str) -> bool:
    """Whether a folded word, its article left off or not, is a name by itself."""
    return folded.removeprefix(DEFINITE) in _single_words()


@cache
def _single_words() -> frozenset[str]:
    """The names of one word and their parts that are names, without the article."""
    listed = [spelling for kind in KINDS for name in names(kind) for spelling in name.spellings]
    keys = map(key, (*listed, *countries(), *zone_cities()))
    return frozenset(one.removeprefix(DEFINITE) for one in keys if " " not in one)
