"""Names that hold a word: of sources, authors, tags and places, each one term of the index."""

from __future__ import annotations

import re
from collections.abc import Sequence

from search.analysis.letters import DEFINITE
from search.clauses import Exact, Leaf, Near, Pattern, Phrase, Term
from search.engines.whoosh.reading.postings import Postings, PostingsReader
from search.facets import BY_NAME


class NameTerms:
    """Over one open index; the names of a facet are read when they are first asked about."""

    def __init__(self, postings: PostingsReader) -> None:
        self.postings = postings
        self._names: dict[str, str] = {}

    def holding(self, facet: str, clause: Leaf) -> Postings:
        """The documents with a name of the facet that holds the words side by side."""
        field, expression = BY_NAME[facet].field, _expression(clause)
        return self.postings.kept((field, expression), lambda: self._read(field, expression))

    def _read(self, field: str, expression: str) -> Postings:
        listed = self._listed(field)
        found = re.finditer(expression, listed, re.MULTILINE)
        names = dict.fromkeys(_line(listed, *match.span()).strip() for match in found)
        return self.postings.read(field, *names)

    def _listed(self, field: str) -> str:
        """A name a line, blanks round each word."""
        if field not in self._names:
            self._names[field] = "\n".join(f" {name} " for name in self.postings.terms(field))
        return self._names[field]


def _line(text: str, start: int, end: int) -> str:
    last = text.find("\n", end - 1)
    return text[text.rfind("\n", 0, start + 1) + 1 : last if last >= 0 else len(text)]


def _expression(clause: Leaf) -> str:
    match clause:
        case Pattern(folded=folded):
            signs = {"*": r"\S*", "?": r"\S"}
            return f" {''.join(signs.get(sign, re.escape(sign)) for sign in folded)} "
        case Exact(words):
            return f"^{_words([word.folded for word in words])}$"
        case Term(folded=folded):
            return _words([folded])
        case Phrase(terms) | Near(terms):
            return _words([term.folded for term in terms])


def _words(folded: Sequence[str]) -> str:
    """Of the first the article is as good as none."""
    first = folded[0].removeprefix(DEFINITE) or folded[0]
    rest = "".join(f"{re.escape(word)} " for word in folded[1:])
    return f" (?:{DEFINITE})?{re.escape(first)} {rest}"
