"""What the hits hold of the words that were typed, as the head of the page says it."""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import NamedTuple

from search.results import Results

TOLD = 5  # forms of all words of a query
OF_EACH = 2  # forms of one of several words
WILDCARD = re.compile("[*?؟]")


class Ladder(NamedTuple):
    """`rung`: "one" (the query is one word), "pattern" (it is one with wildcards), "all" (every hit holds all its words), "some" (so many
    as `whole` do), or nothing that could be said. `forms` and `names` stand in the hits shown."""

    rung: str = ""
    word: str = ""
    whole: int = 0
    forms: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def ladder(results: Results) -> Ladder:
    """What the search found, and nothing that it only looked for."""
    if not results.hits or not results.total_all_words:
        return Ladder()
    names = tuple(chain.from_iterable(one.names for one in results.forms))[:TOLD]
    if len(results.words) == 1:
        forms = tuple(chain.from_iterable(one.forms for one in results.forms))
        rung = "pattern" if WILDCARD.search(results.words[0]) else "one"
        return Ladder(rung, results.words[0], results.total_all_words, forms, names)
    of_each = chain.from_iterable(one.forms[:OF_EACH] for one in results.forms)
    forms = tuple(islice(dict.fromkeys(of_each), TOLD))
    rung = "all" if results.total_all_words == results.total else "some"
    return Ladder(rung, "", results.total_all_words, forms, names)
