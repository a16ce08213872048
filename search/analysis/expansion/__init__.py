"""Expansion: the stems that stand for the same word as a stem, for queries.

Its other number (broken plurals), other spellings of a name, other names of a month, the
adjective of a country; of a foreign name that no list has, its spellings by rule. Nothing is chained from one list to another.
"""

from functools import lru_cache

from search.analysis.expansion import foreign_names, plurals, variants

_MOST = 8  # stems for one word
_REMEMBERED = 1 << 12


@lru_cache(_REMEMBERED)
def alternatives(stem: str) -> tuple[str, ...]:
    """The other stems, at most eight of them, plurals first; empty where none is known."""
    listed = (*plurals.alternatives(stem), *variants.alternatives(stem))
    return tuple(dict.fromkeys(listed or foreign_names.other_spellings(stem)))[:_MOST]
