"""Tags whose names are near the words of a query that finds nothing."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import reduce
from itertools import islice
from operator import or_

from django.db.models import Q

from archive.cards import Name
from archive.dependencies import note
from archive.models import Tag
from archive.querysets import rows_of
from archive.relations import RELATIONS
from search.analysis import analyze, bare

MOST = 6
WORDS = 4  # of the query
LETTERS = 2  # that the words of a tag begin with as well
READ = 200  # tags, the most used
NEAR = 0.65  # of the letters of the longer name
ARTICLE = "ال"


def nearest_tags(text: str) -> list[Name]:
    """At most MOST, the nearest first; one query of the database."""
    words = list(islice(_words(text), WORDS))
    note((RELATIONS[Tag].field, 0))
    if not words:
        return []
    begins = reduce(or_, (Q(key__startswith=start) for word in words for start in _starts(word)))
    rows = rows_of(Tag).filter(begins, article_count__gt=0).order_by("-article_count", "key")
    read = rows.values_list("key", "name", "slug")[:READ]
    near = [(_nearness(key, words), Name(name, slug)) for key, name, slug in read]
    ordered = sorted((one for one in near if one[0] >= NEAR), key=lambda one: -one[0])
    return [name for _, name in ordered[:MOST]]


def _words(text: str) -> Iterable[str]:
    """Folded, without proclitics, as far as they are long enough to tell of others."""
    for token in analyze(text):
        word = bare(token.exact) or token.folded if token.kind == "word" else token.folded
        if len(word) > LETTERS:
            yield word


def _starts(word: str) -> tuple[str, str]:
    return word[:LETTERS], ARTICLE + word[:LETTERS]


def _nearness(key: str, words: Iterable[str]) -> float:
    """From 0 to 1: of the word of the tag that is nearest to a word of the query."""
    names = [name.removeprefix(ARTICLE) for name in key.split()]
    return max(SequenceMatcher(None, name, word).ratio() for name in names for word in words)
