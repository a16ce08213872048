"""What the hits hold of the words that were typed, as the head of the page says it."""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import NamedTuple

from search.analysis import exact
from search.analysis.vowel_marks import agree, marked
from search.results import Results

MOST_FORMS = 5  # forms of all words of a query
OF_EACH = 2  # forms of one of several words
WILDCARD = re.compile("[*?؟]")


# Parts of a query beside which its words still stand for themselves.
BESIDE_WORDS = {"excluded", "pattern"}


class Ladder(NamedTuple):
    """`rung`: "one" (the query is one word), "pattern" (it is one with wildcards), "root" (it is one root), "all" (every hit
    holds all its words), "asked" (it holds what was asked for, which is more than words), "some" (so
    many as `whole` do), or nothing that could be said. `forms` and `names` stand in the hits shown;
    `literal` is the text that finds the words just as they were typed.
    """

    rung: str = ""
    word: str = ""
    whole: int = 0
    forms: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    literal: str = ""


def ladder(results: Results) -> Ladder:
    """What the search found, and nothing that it only looked for."""
    if not results.hits or not results.total_all_words:
        return Ladder()
    rung = _rung(results)
    of_each = MOST_FORMS if len(results.words) == 1 else OF_EACH
    forms, names = (
        tuple(islice(dict.fromkeys(chain.from_iterable(some)), MOST_FORMS))
        for some in (
            (one.forms[:of_each] for one in results.forms),
            (one.names for one in results.forms),
        )
    )
    is_plain = not results.parts and (forms or names or _stand_marked(results))
    literal = " ".join(f"={word}" for word in results.words) if is_plain else ""
    word = results.words[0] if rung in {"one", "pattern", "root"} else ""
    return Ladder(rung, word, results.total_all_words, forms, names, literal)


def _rung(results: Results) -> str:
    if results.total_all_words < results.total:
        return "some"
    if [part.kind for part in results.parts] == ["root"] and len(results.words) == 1:
        return "root"
    if any(part.kind not in BESIDE_WORDS for part in results.parts):
        return "asked"
    if len(results.words) != 1:
        return "all"
    return "pattern" if WILDCARD.search(results.words[0]) else "one"


def _stand_marked(results: Results) -> bool:
    """Whether a word that was typed with its vowel marks stands so in a hit that is shown."""
    typed = [(exact(word), marks) for word in results.words if (marks := marked(word))]
    shown = {
        (exact(part), marked(part))
        for hit in (results.hits if typed else ())
        for one in (hit.title, hit.snippet)
        for start, end in one.spans
        for part in one.text[start:end].split()
    }
    return any(word == other and agree(its, marks) for word, its in typed for other, marks in shown)
