"""The parts of a query's text, put together: lexemes -> nodes, each one operand or a lone sign.

    part    = ["-" | "+"] operand | operand ["ليس"] operand | operand "أو" operand …
    operand = [field ":"] (["="] (word | "phrase") | pattern | "(" part part … ")")

«أو» joins the two operands next to it. What stands where an operator has no place is a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from search.analysis import is_stop_word
from search.clauses import AllOf, AnyOf, Clause, Dated, InField, Phrase, Term
from search.date_values import DATED, DateValue, alone, value_at
from search.query_fields import field_named
from search.syntax import Lexeme, in_pairs, lexemes
from search.terms import distinct, exact_of, pattern_of, terms_of

WRITTEN = {"quoted", "exact", "within", "dated"}  # kinds that are told by their signs
DEEPEST = 5  # brackets in brackets
SIGNS = {"or", "and", "not", "minus", "plus", "equals", "between"}
SPELT = {"or", "and", "not"}  # those that are words where they are no operators


@dataclass(frozen=True, slots=True)
class Node:
    """`text[start:end]`; `inner` is the stretch of it without signs.

    `kind` is that of the lexeme, "group" for what stands in brackets, "choice", "exact",
    "within" a field, "required", or "between" for an "and" that has nothing to say. `nodes` are those of a group, the operands of
    a choice, or the one that a field, "=" or "+" belongs to.
    """

    kind: str
    start: int
    end: int
    inner: tuple[int, int]
    nodes: tuple[Node, ...] = ()
    is_excluded: bool = False
    field: str = ""
    operand: int = 0  # where it begins behind the sign of an exclusion


class Reading(NamedTuple):
    """The nodes of a text, those of a group that is no operand in its place, and the marks that
    are none: brackets and quotation marks without their other half."""

    nodes: tuple[Node, ...]
    unpaired: tuple[Lexeme, ...]


def reading(text: str, found: Iterable[Lexeme] | None = None) -> Reading:
    """Of its lexemes, if they are known already."""
    paired, unpaired = in_pairs(lexemes(text) if found is None else found, DEEPEST)
    return Reading(_flat(_sequence(text, iter(paired))[0]), tuple(unpaired))


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


def shown(text: str, node: Node) -> str:
    """What an operator is of: its operand as it was typed, without brackets and quotation marks
    where nothing else depends on them."""
    bounds = node.inner
    if node.kind == "required":
        bounds = node.nodes[0].start, node.end
    elif node.is_excluded and node.kind in WRITTEN:
        bounds = node.operand, node.end
    return " ".join(text[slice(*bounds)].split())


def every(nodes: Iterable[Node]) -> Iterator[Node]:
    """Those inside others, too."""
    for node in nodes:
        yield node
        yield from every(node.nodes)


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


Read = tuple[Node, Clause]


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


def remainder(text: str, nodes: Sequence[Node], number: int) -> str:
    """The text without a node, and without the lone signs beside it, which could become
    operators of what is left."""
    first, last = number, number + 1
    while first and nodes[first - 1].kind in SIGNS:
        first -= 1
    while last < len(nodes) and nodes[last].kind in SIGNS:
        last += 1
    gone = [(node.start, node.end, "") for node in nodes[first:last]]
    gone += [_sign_alone(text, node) for node in nodes[last : last + 1]]
    for start, end, left in reversed(gone):
        text = f"{text[:start]} {left}{text[end:]}"
    return " ".join(text.split())


def _sign_alone(text: str, node: Node) -> tuple[int, int, str]:
    """«ليس» becomes a sign that needs nothing before it."""
    is_spelt = node.is_excluded and text[node.start].isalpha()
    return (node.start, node.operand, "-") if is_spelt else (node.start, node.start, "")


def _sequence(text: str, found: Iterator[Lexeme]) -> tuple[tuple[Node, ...], int]:
    """The nodes up to a closing bracket, and where that ends."""
    nodes, end = list[Node](), len(text)
    for kind, start, stop in found:
        if kind == "close":
            end = stop
            break
        if kind == "open":
            inside, stop = _sequence(text, found)
            nodes.append(Node("group", start, stop, (start + 1, stop - 1), inside))
        elif kind == "dated":
            nodes.append(_dated(text, start, stop))
        else:
            quotes = kind == "quoted"
            nodes.append(Node(kind, start, stop, (start + quotes, stop - quotes)))
    nodes = _bound(text, nodes, "equals", "exact")
    nodes = _bound(text, nodes, "field", "within")
    nodes = [replace(one, kind="word") if one.kind == "field" else one for one in nodes]
    nodes = _bound(text, nodes, "plus", "required")
    return tuple(_joined(list(_choices(text, _excluded(text, nodes))))), end


def _dated(text: str, start: int, end: int) -> Node:
    name, colon, _ = text[start:end].replace("：", ":").partition(":")
    if not colon:
        return Node("dated", start, end, (start, end))
    return Node("dated", start, end, (start + len(name) + 1, end), field=field_named(name))


# What a sign belongs to.
BOUND = {
    "equals": {"word", "quoted", "joined"},
    "field": {"word", "quoted", "joined", "pattern", "group", "exact"},
    "plus": {"word", "quoted", "joined", "pattern", "group", "exact", "within"},
}


def _bound(text: str, nodes: Sequence[Node], sign: str, kind: str) -> list[Node]:
    """Operands joined with the sign that is written onto them."""
    done = list[Node]()
    for node in nodes:
        last = done[-1] if done else None
        is_bound = last and last.kind == sign and last.end == node.start
        if last and is_bound and node.kind in BOUND[sign] and clause_of(text, node):
            field = field_named(text[last.start : last.end]) if sign == "field" else ""
            done[-1] = Node(kind, last.start, node.end, node.inner, (node,), field=field)
        else:
            done.append(node)
    return done


def _excluded(text: str, nodes: Sequence[Node]) -> list[Node]:
    """Operands joined with the sign before them; «ليس» and NOT need one before them, too."""
    done = list[Node]()
    for node in nodes:
        sign = done[-1] if done else None
        is_second = any(one.kind not in SIGNS for one in done)
        if sign and _excludes(sign, node, is_second) and is_telling(text, node):
            done[-1] = replace(node, start=sign.start, is_excluded=True, operand=node.start)
        else:
            done.append(node)
    return done


def _excludes(sign: Node, node: Node, is_second: bool) -> bool:
    is_minus = sign.kind == "minus" and sign.end == node.start
    return node.kind != "required" and (is_minus or (sign.kind == "not" and is_second))


def _choices(text: str, nodes: Sequence[Node]) -> Iterator[Node]:
    number = 0
    while number < len(nodes):
        first, operands = nodes[number], [nodes[number]]
        while _is_joined(text, nodes[number : number + 3], first):
            operands.append(nodes[number + 2])
            number += 2
        number += 1
        yield _choice(operands) if len(operands) > 1 else first


def _joined(nodes: Sequence[Node]) -> Iterator[Node]:
    """All parts are joined by "and": the sign is a word only at an edge."""
    for number, node in enumerate(nodes):
        beside = (*nodes[number - 1 : number], *nodes[number + 1 : number + 2])
        operands = [one for one in beside if one.kind not in SIGNS]
        is_said = node.kind == "and" and len(operands) == 2
        yield replace(node, kind="between") if is_said else node


def _choice(operands: Sequence[Node]) -> Node:
    """What is excluded of a choice is all of it."""
    first, last = operands[0], operands[-1]
    bounds = first.inner[0] if first.is_excluded else first.start, last.end
    choice = Node("choice", first.start, last.end, bounds, tuple(operands), first.is_excluded)
    return replace(choice, operand=first.operand)


def _is_joined(text: str, nodes: Sequence[Node], first: Node) -> bool:
    if len(nodes) < 3 or nodes[1].kind != "or":
        return False
    one, _, other = nodes
    may = first.is_excluded or not other.is_excluded
    return may and is_telling(text, one) and is_telling(text, other)


def is_telling(text: str, node: Node) -> bool:
    """Whether it is an operand with something to look for, and no mere stop word."""
    clause = clause_of(text, node)
    is_stop = isinstance(clause, Term) and is_stop_word(clause.surface)
    return clause is not None and not is_stop


def _any_of(clauses: Iterator[Clause]) -> Clause | None:
    several = tuple(dict.fromkeys(clauses))
    return AnyOf(several) if several else None


def _all_of(text: str, nodes: Sequence[Node]) -> Clause | None:
    inside = _flat(nodes)
    several, excluded = apart(text, inside)
    words = distinct(words_of(text, inside))
    terms = without_stop_words(words) or ([] if several else words)
    clauses = tuple(dict.fromkeys([*terms, *(clause for _, clause in several)]))
    if len(clauses) == 1 and not excluded:
        return clauses[0]
    return AllOf(clauses, excluded) if clauses else None


def _flat(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """What stands in brackets that mean nothing; alone in them, it takes them along."""
    flat = list[Node]()
    for node in nodes:
        inside = _flat(node.nodes) if node.kind == "group" and not node.is_excluded else (node,)
        is_alone = len(inside) == 1
        flat += [replace(inside[0], start=node.start, end=node.end)] if is_alone else inside
    return tuple(flat)
