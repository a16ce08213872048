"""Broken plurals: the stems that stand for the other number of a word (كتاب and كتب).

Read from plurals.txt. Meant for queries alone: in the index a word keeps
its own stem, so that a line more or less asks for no new index.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from search.analysis import fold
from search.analysis import stem as stem_of

_PATH = Path(__file__).with_name("plurals.txt")
_REMEMBERED = 1 << 12
# First letters that a word shares with its stem. To stem the whole list takes many
# times as long as to read it, so only the lines that may hold a stem are stemmed.
_SHARED = 2


@lru_cache(_REMEMBERED)
def alternatives(stem: str) -> tuple[str, ...]:
    """The stems of the other number, and of its further plurals; empty where none is known.

    A word of two meanings has the plurals of both. Nothing is chained: a plural
    that belongs to another word too does not lead on to it.
    """
    near = map(_stems, _openings().get(stem[:_SHARED], ()))
    families = [family for family in near if stem in family]
    return tuple(dict.fromkeys(each for family in families for each in family if each != stem))


def lines() -> Iterator[tuple[str, ...]]:
    """The words of each line, the singular first: «شهر = أشهر، شهور»."""
    for line in _PATH.read_text("utf-8").splitlines():
        singular, equals, plurals = line.partition("#")[0].partition("=")
        if equals:
            yield (singular.strip(), *(plural.strip() for plural in plurals.split("،")))


@cache
def _openings() -> dict[str, list[tuple[str, ...]]]:
    """The first letters of a folded word -> the lines that hold such a word."""
    openings = defaultdict(list)
    for words in lines():
        for opening in {fold(word)[:_SHARED] for word in words}:
            openings[opening].append(words)
    return dict(openings)


@cache
def _stems(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(stem_of, words)))
