"""What an operand looks for: node -> clause."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from search.analysis import is_stop_word
from search.analysis.stemming.skeleton import skeleton
from search.clauses import AllOf, AnyOf, Clause, Dated, Exact, InField, Near, Phrase, Root, Term
from search.date_values import DATED, DateValue, alone, value_at
from search.nodes import SPELT, Node, flat
from search.query_fields import ROOT
from search.terms import distinct, exact_of, pattern_of, terms_of

FARTHEST = 50  # words between those that are near; fewer than between a title and its text

Read = tuple[Node, Clause]


def clause_of(text: str, node: Node) -> Clause | None:
    """What an operand looks for, be it excluded or not; None if there is nothing to look for."""
    read = CLAUSES.get(node.kind)
    return read(text, node) if read else None


def date_of(text: str, node: Node) -> DateValue | None:
    """What a dated node says."""
    start, end = node.inner
    return value_at(text[:end], start) if node.field else alone(text[start:end])


def in_field(field: str, clause: Clause) -> Clause:
    """Each of its words there; what has a field already keeps it."""
    match clause:
        case AnyOf(clauses):
            return AnyOf(tuple(in_field(field, one) for one in clauses))
        case AllOf(clauses, excluded):
            inside, without = (
                tuple(in_field(field, one) for one in some) for some in (clauses, excluded)
            )
            return AllOf(inside, without)
        case InField() | Dated() | Root():
            return clause
    return InField(field, clause)


def rooted(clause: Clause) -> Clause:
    """Each of its words by its root; a pattern, which has none, is left."""
    match clause:
        case Term(surface, stem=stem):
            return Root(surface, skeleton(stem))
        case Exact(words):
            return rooted(Phrase(terms_of(" ".join(word.surface for word in words))))
        case Phrase(terms) | Near(terms):
            roots = tuple(dict.fromkeys(map(rooted, terms)))
            return AllOf(roots) if len(roots) > 1 else roots[0]
        case AnyOf(several):
            return AnyOf(tuple(map(rooted, several)))
        case AllOf(several, excluded):
            return AllOf(tuple(map(rooted, several)), tuple(map(rooted, excluded)))
    return clause


def apart(text: str, nodes: Sequence[Node]) -> tuple[list[Read], tuple[Clause, ...]]:
    """What is looked for besides words, and what is excluded."""
    some = [node for node in nodes if node.kind != "word" or node.is_excluded]
    read = [(node, clause) for node in some if (clause := clause_of(text, node))]
    excluded = dict.fromkeys(clause for node, clause in read if node.is_excluded)
    return [one for one in read if not one[0].is_excluded], tuple(excluded)


def words_of(text: str, nodes: Sequence[Node]) -> tuple[Term, ...]:
    """The words that stand alone; those side by side are analysed together."""
    runs = list[tuple[int, int]]()
    for node in nodes:
        if node.kind in {"word", "undated", *SPELT} and not node.is_excluded:
            is_beside = runs and not text[runs[-1][1] : node.start].strip()
            runs[-1:] = (
                [(runs[-1][0], node.end)] if is_beside else [*runs[-1:], (node.start, node.end)]
            )
    return terms_of("\n".join(text[start:end] for start, end in runs))


def without_stop_words(terms: Sequence[Term]) -> list[Term]:
    return [term for term in terms if not is_stop_word(term.surface)]


def is_telling(text: str, node: Node) -> bool:
    """Whether it is an operand with something to look for, and no mere stop word."""
    clause = clause_of(text, node)
    is_stop = isinstance(clause, Term) and is_stop_word(clause.surface)
    return clause is not None and not is_stop


def _any_of(clauses: Iterator[Clause]) -> Clause | None:
    several = tuple(dict.fromkeys(clauses))
    return AnyOf(several) if several else None


def _all_of(text: str, nodes: Sequence[Node]) -> Clause | None:
    inside = flat(nodes)
    several, excluded = apart(text, inside)
    words = distinct(words_of(text, inside))
    terms = without_stop_words(words) or ([] if several else words)
    clauses = tuple(dict.fromkeys([*terms, *(clause for _, clause in several)]))
    if len(clauses) == 1 and not excluded:
        return clauses[0]
    return AllOf(clauses, excluded) if clauses else None


def _inner(text: str, node: Node) -> str:
    return text[slice(*node.inner)]


def _word(text: str, node: Node) -> Clause | None:
    """Several in one piece, F-16, are a phrase."""
    terms = terms_of(_inner(text, node))
    return Phrase(terms) if len(terms) > 1 else next(iter(terms), None)


def _phrase(text: str, node: Node) -> Phrase | None:
    terms = terms_of(_inner(text, node))
    return Phrase(terms) if terms else None


def _near(text: str, node: Node) -> Near | None:
    words, _, reach = _inner(text, node).rpartition("~")
    terms = terms_of(words)
    telling = tuple(without_stop_words(terms)) or terms
    return Near(telling, min(int(reach), FARTHEST)) if terms else None


def _dated(text: str, node: Node) -> Dated | None:
    value = date_of(text, node)
    return DATED[node.field or "date"](value) if value else None


def _within(text: str, node: Node) -> Clause | None:
    inside = clause_of(text, node.nodes[0])
    if node.field == ROOT.name:
        return inside and rooted(inside)
    return inside and in_field(node.field, inside)


# Kind of a node -> what it looks for.
CLAUSES: dict[str, Callable[[str, Node], Clause | None]] = {
    "word": _word,
    "quoted": _phrase,
    "joined": _phrase,
    "near": _near,
    "pattern": lambda text, node: pattern_of(_inner(text, node)),
    "exact": lambda text, node: exact_of(_inner(text, node)),
    "dated": _dated,
    "within": _within,
    "required": lambda text, node: clause_of(text, node.nodes[0]),
    "choice": lambda text, node: _any_of(
        filter(None, (clause_of(text, one) for one in node.nodes))
    ),
    "group": lambda text, node: _all_of(text, node.nodes),
}
