"""Documents that hold a word in the title, or in the text below it, told by how often it stands.

The fields of texts count the words of the title, too: what they count more than the title does
stands below it. To look at the places of a frequent word takes ten times as long (measured).
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from search.clauses import Pattern, Term
from search.engines.whoosh.arrays import Doubles, Flags
from search.engines.whoosh.ranking.scores import TermScorer, folded_forms, stems
from search.engines.whoosh.reading.postings import Postings, PostingsReader

# Field of a text, of its title.
STEMS, FOLDED = ("text", "title"), ("text_folded", "title_folded")


class FieldMatches:
    """Over one open index."""

    def __init__(self, postings: PostingsReader, terms: TermScorer) -> None:
        self.postings, self.terms = postings, terms

    def holding(self, field: str, word: Term | Pattern, expansions: int) -> Flags:
        """(count,) of every document whether it holds the word there."""
        name = (field, word, expansions)
        return self.postings.kept(name, lambda: self._holding(field, word, expansions))

    def _holding(self, field: str, word: Term | Pattern, expansions: int) -> Flags:
        holding = np.zeros(self.postings.count, bool)
        for fields, forms in self._forms(word, expansions):
            text, title = self.postings.read_each((name, forms) for name in fields)
            if field == "title":
                holding[title.ids] = True
            else:
                holding |= self._counts(text) > self._counts(title)
        return holding

    def _forms(
        self, word: Term | Pattern, expansions: int
    ) -> Iterable[tuple[tuple[str, str], tuple[str, ...]]]:
        if isinstance(word, Pattern):
            return [(FOLDED, tuple(self.terms.expanded(word, expansions)))]
        return [(STEMS, stems(word)), (FOLDED, folded_forms(self.postings, word))]

    def _counts(self, postings: Postings) -> Doubles:
        """(count,) how often it stands in every document."""
        counts = np.bincount(postings.ids, postings.weights, self.postings.count)
        return counts.astype(np.float64, copy=False)
