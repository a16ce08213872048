"""What else may be searched for: the tags that several of the hits shown have."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import islice

from search.analysis import fold_text
from search.query import Query
from search.results import Results

MOST = 6
SEVERAL = 2  # hits
REMEMBERED = 1 << 12  # names, which recur from page to page


def related_searches(results: Results) -> list[str]:
    """Names of tags that most hits have, but for those that were searched or filtered by."""
    typed = _words(results.query.text)
    known = {one.label for one in results.applied}
    names = Counter(tag.name for hit in results.hits for tag in hit.tags)
    others = (
        name
        for name, number in names.most_common()
        if number >= SEVERAL and name not in known and not typed >= _words(name)
    )
    return list(islice(others, MOST))


@lru_cache(REMEMBERED)
def parameters_of(name: str) -> str:
    """The query string of a search for the name alone."""
    return Query(name).to_parameters()


@lru_cache(REMEMBERED)
def _words(text: str) -> frozenset[str]:
    return frozenset(fold_text(text).split())
