"""Where the words of a clause stand: occurrences, to tell titles from texts and spellings apart.

An occurrence is one number, document above and position below, as in `PostingsReader`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from search.analysis.vowel_marks import agree
from search.clauses import Exact, Near, Phrase, Spelt
from search.engines.whoosh.arrays import Ints
from search.engines.whoosh.ranking.phrases import in_order, side_by_side, within_reach
from search.engines.whoosh.reading.postings import DOCUMENT, NO_POSTINGS, PostingsReader
from search.engines.whoosh.schema import BODY, spelt_as

MOST_SPELLINGS = 256  # of one folded word
MOST_MARKINGS = 4_096  # of one spelt word
POSITION = (1 << DOCUMENT) - 1
# Field -> which positions lie in it.
WITHIN: dict[str, Callable[[Ints], Any]] = {
    "title": lambda occurrences: (occurrences & POSITION) < BODY,
    "text": lambda occurrences: (occurrences & POSITION) >= BODY,
}


class Places:
    """Over one open index."""

    def __init__(self, postings: PostingsReader) -> None:
        self.postings = postings

    def of(self, clause: Phrase | Exact | Near, field: str = "") -> Ints:
        """(n,) where it begins, in the title, in the text or in both."""
        starts: Callable[[Places, Any], Ints] = STARTS[type(clause)]
        found = starts(self, clause)
        return found[WITHIN[field](found)] if field else found

    def _phrase(self, phrase: Phrase) -> Ints:
        """The first word with any clitic."""
        first, *others = phrase.terms
        places = [("text", first.stem), *(("text_folded", term.folded) for term in others)]
        return side_by_side(self.postings, places)

    def _near(self, near: Near) -> Ints:
        """By the stems alone: with all other forms it takes twice as long (measured)."""
        stems = [(term.stem, *term.also) for term in dict.fromkeys(near.terms)]
        occurrences = [
            _united(self.postings.occurrences("text", stem) for stem in several)
            for several in stems
        ]
        return within_reach(occurrences, len(occurrences) - 1 + near.reach)

    def _exact(self, exact: Exact) -> Ints:
        words = (self._marked(word) if word.marked else self._spelt(word) for word in exact.words)
        return in_order(list(words))

    def _marked(self, word: Spelt) -> Ints:
        """With the marks that were typed and any others."""
        start = spelt_as(word.exact)
        every = self.postings.terms_from("text_marked", start, MOST_MARKINGS)
        agreeing = (one for one in every if agree(word.marked, one.removeprefix(start)))
        return _united(self.postings.occurrences("text_marked", one) for one in agreeing)

    def _spelt(self, word: Spelt) -> Ints:
        """Only the spellings that folding changes are kept: the folded one is what they leave."""
        if word.exact != word.folded:
            return self.postings.occurrences("text_spelt", f"{spelt_as(word.folded)}{word.exact}")
        own = self.postings.occurrences("text_folded", word.folded)
        others = self.postings.terms_from("text_spelt", spelt_as(word.folded), MOST_SPELLINGS)
        found = (self.postings.occurrences("text_spelt", other) for other in others)
        return _without(own, _united(found))


def _united(several: Iterable[Ints]) -> Ints:
    """Ascending, each once."""
    filled = [one for one in several if len(one)]
    return filled[0] if len(filled) == 1 else np.unique(np.concatenate([NO_POSTINGS.ids, *filled]))


def _without(some: Ints, others: Ints) -> Ints:
    """Of ascending numbers those that are not among the others, which are few."""
    kept = np.ones(len(some), bool)
    places = some.searchsorted(others)
    is_there = places < len(some)
    places, others = places[is_there], others[is_there]
    kept[places[some[places] == others]] = False
    return some[kept]


STARTS: dict[type, Callable[..., Ints]] = {
    Phrase: Places._phrase,
    Exact: Places._exact,
    Near: Places._near,
}
