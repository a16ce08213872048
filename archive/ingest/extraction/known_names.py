"""The gazetteer as datelines and bylines need it: sets of keys, in any spelling."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from archive.ingest.words import word_set
from search.analysis.gazetteer import Name, countries, key, names, zone_cities

# What stands before a given name, or with the word after it makes one.
TITLES = word_set("د م أ دكتور الدكتور الدكتورة المهندس الشيخ السيد")
JOINED = word_set("عبد بن أبو آل ولد")


def _keys(rows: Iterable[Name]) -> frozenset[str]:
    return frozenset(key(spelling) for row in rows for spelling in row.spellings)


@cache
def areas() -> frozenset[str]:
    """Keys of countries, seas and regions: alone before a text they are no dateline."""
    return _keys(row for row in names("place") if "area" in row.flags).union(map(key, countries()))


@cache
def doubtful_places() -> frozenset[str]:
    """Keys of places that need a source or an author beside them: areas, and words."""
    rows = (*names("place"), *names("organisation"))
    return areas() | _keys(row for row in rows if "beside" in row.flags)


@cache
def cities() -> frozenset[str]:
    """Keys of towns and provinces that mean a place wherever they stand."""
    return _keys(names("place")).union(map(key, zone_cities())) - doubtful_places()


@cache
def agencies() -> dict[str, str]:
    """Key of a news agency -> the name it is kept by."""
    return _labels(row for row in names("source") if "agency" in row.flags)


@cache
def certain_sources() -> dict[str, str]:
    """The same of all sources whose name means them wherever it stands."""
    return _labels(row for row in names("source") if "word" not in row.flags)


@cache
def papers() -> dict[str, str]:
    """The same of sources whose name is also a word or a place."""
    return _labels(row for row in names("source") if "word" in row.flags)


def _labels(rows: Iterable[Name]) -> dict[str, str]:
    return {key(spelling): row.label for row in rows for spelling in row.spellings}


@cache
def _given_names() -> frozenset[str]:
    return _keys(names("given")).union(map(key, TITLES | JOINED))


def is_place(name: str) -> bool:
    return key(name) in cities() or key(name) in doubtful_places()


def is_given_name(word: str) -> bool:
    """Whether a person's name may begin with this word, a title or عبد... among them."""
    return word.startswith(("عبدال", "عبد", "د.", "م.", "أ.")) or key(word) in _given_names()


def is_person(name: str) -> bool:
    """Whether these are two to four plain words, titles apart, of which the first is a given name."""
    words = [word for word in name.split() if not word.endswith(".")]
    plain = all(key(word).isalpha() for word in words)
    linked = any(word.startswith(("لل", "و")) or word.endswith("ات") for word in words[1:])
    return 2 <= len(words) <= 4 and plain and not linked and is_given_name(words[0])
