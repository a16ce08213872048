"""Names that hold a word: of sources, authors, tags and places, each one term of the index."""

from __future__ import annotations

import re

from search.clauses import Leaf
from search.engines.whoosh.reading.postings import Postings, PostingsReader
from search.facets import BY_NAME
from search.name_matcher import name_expression


class NameTerms:
    """Over one open index; the names of a facet are read when they are first asked about."""

    def __init__(self, postings: PostingsReader) -> None:
        self.postings = postings
        self._names: dict[str, str] = {}

    def holding(self, facet: str, clause: Leaf) -> Postings:
        """The documents with a name of the facet that holds the words side by side."""
        field, expression = BY_NAME[facet].field, name_expression(clause)
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
