"""What an operand looks for: node -> clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from search.analysis import is_stop_word
from search.clauses import AllOf, AnyOf, Clause, Dated, InField, Phrase, Term
from search.date_values import DATED, DateValue, alone, value_at
from search.nodes import SPELT, Node, flat
from search.terms import distinct, exact_of, pattern_of, terms_of

Read = tuple[Node, Clause]


def clause_of(text: str, node: Node) -> Clause | None:
    """What an operand looks for, be it excluded or not; None if there is nothing to look for."""
    part = text[slice(*node.inner)]
    match node.kind:
        case "pattern":
            return pattern_of(part)
        case "quoted" | "joined":
            terms = terms_of(part)
            return Phrase(terms) if terms else None
        case "word":
            terms = terms_of(part)
            return Phrase(terms) if len(terms) > 1 else next(iter(terms), None)
        case "exact":
            return exact_of(part)
        case "dated":
            value = date_of(text, node)
            return value and DATED[node.field or "date"](value)
        case "required":
            return clause_of(text, node.nodes[0])
        case "within":
            inside = clause_of(text, node.nodes[0])
            return inside and in_field(node.field, inside)
        case "choice":
            return _any_of(filter(None, (clause_of(text, one) for one in node.nodes)))
        case "group":
            return _all_of(text, node.nodes)
    return None


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
        case InField() | Dated():
            return clause
    return InField(field, clause)


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
