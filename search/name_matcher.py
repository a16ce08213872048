"""Names of sources, authors, tags and places that answer a query: how they are told, and where
in a name its words stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from search.analysis import analyze
from search.analysis.letters import DEFINITE
from search.clauses import (
    AllOf,
    AnyOf,
    Clause,
    Clauses,
    Dated,
    Exact,
    InField,
    Leaf,
    Near,
    Pattern,
    Phrase,
    Root,
    Term,
)
from search.facets import BY_NAME

Span = tuple[int, int]


def name_expression(clause: Leaf) -> str:
    """A regular expression for the folded names that answer, blanks round each of their words."""
    match clause:
        case Pattern(folded=folded):
            signs = {"*": r"\S*", "?": r"\S"}
            written = "".join(signs.get(sign, re.escape(sign)) for sign in folded)
            return f" (?:{DEFINITE})?{written}(?= )"
        case Exact(words):
            return f"^{_words([word.folded for word in words])} $"
        case Term(folded=folded):
            return f"{_words([folded])}(?= )"
        case Phrase(terms) | Near(terms):
            return f"{_words([term.folded for term in terms])}(?= )"


class NameMatcher:
    """The names of each facet that a query asks for, be it by its field or by a phrase."""

    def __init__(self, clauses: Clauses) -> None:
        self._expressions = defaultdict[str, list[re.Pattern[str]]](list)
        for facet, clause in _asked((*clauses.sought, *clauses.filters)):
            self._expressions[facet].append(re.compile(name_expression(clause)))

    def __contains__(self, facet: str) -> bool:
        return facet in self._expressions

    def spans(self, facet: str, name: str) -> tuple[Span, ...]:
        """Where in a name of the facet the words stand that it answers by, in order."""
        tokens = [token for token in analyze(name) if not token.overlay]
        line, begins = " ", list[int]()
        for token in tokens:
            begins.append(len(line))
            line += f"{token.folded} "
        found = set[Span]()
        for expression in self._expressions.get(facet, ()):
            for match in expression.finditer(line):
                inside = [
                    token
                    for token, at in zip(tokens, begins, strict=True)
                    if match.start() < at < match.end()
                ]
                found.add((inside[0].start, inside[-1].end))
        return _apart(sorted(found))


def _asked(clauses: Iterable[Clause]) -> Iterator[tuple[str, Leaf]]:
    """Each facet with what a name of it may hold."""
    for clause in clauses:
        match clause:
            case AnyOf(several) | AllOf(several):
                yield from _asked(several)
            case InField(field, inside) if field in BY_NAME:
                yield field, inside
            case Phrase():
                yield from ((facet, clause) for facet in clause.facets)
            case Term() | Pattern() | Root() | Exact() | Near() | InField() | Dated():
                pass


def _apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Those that overlap made one."""
    joined = list[Span]()
    for start, end in spans:
        if joined and start < joined[-1][1]:
            start, end = joined[-1][0], max(end, joined.pop()[1])
        joined.append((start, end))
    return tuple(joined)


def _words(folded: Sequence[str]) -> str:
    """Of the first the article is as good as none."""
    first = folded[0].removeprefix(DEFINITE) or folded[0]
    rest = "".join(f" {re.escape(word)}" for word in folded[1:])
    return f" (?:{DEFINITE})?{re.escape(first)}{rest}"
