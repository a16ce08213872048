"""Lexemes, put together to the nodes of a text.

    part    = ["-" | "+"] operand | operand ["ليس"] operand | operand "أو" operand …
    operand = [field ":"] (["="] (word | "phrase") | "phrase"~5 | pattern | "(" part part … ")")

«أو» joins the two operands next to it. What stands where an operator has no place is a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from search.nodes import SIGNS, Node, flat
from search.operands import clause_of, is_telling
from search.query_fields import field_named
from search.syntax import Lexeme, in_pairs, lexemes

DEEPEST = 5  # brackets in brackets
# What a sign belongs to.
BOUND = {
    "equals": {"word", "quoted", "joined"},
    "field": {"word", "quoted", "near", "joined", "pattern", "group", "exact"},
    "plus": {"word", "quoted", "near", "joined", "pattern", "group", "exact", "within"},
}


class Reading(NamedTuple):
    """The nodes of a text, those of a group that is no operand in its place, and the marks that
    are none: brackets and quotation marks without their other half."""

    nodes: tuple[Node, ...]
    unpaired: tuple[Lexeme, ...]


def reading(text: str, found: Iterable[Lexeme] | None = None) -> Reading:
    """Of its lexemes, if they are known already."""
    paired, unpaired = in_pairs(lexemes(text) if found is None else found, DEEPEST)
    return Reading(flat(_sequence(text, iter(paired))[0]), tuple(unpaired))


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
