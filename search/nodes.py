"""The parts of a query's text: nodes, each one operand or a lone sign."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

WRITTEN = {"quoted", "near", "exact", "within", "dated"}  # kinds that are told by their signs
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


def every(nodes: Iterable[Node]) -> Iterator[Node]:
    """Those inside others, too."""
    for node in nodes:
        yield node
        yield from every(node.nodes)


def flat(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """What stands in brackets that mean nothing; alone in them, it takes them along."""
    spread = list[Node]()
    for node in nodes:
        inside = flat(node.nodes) if node.kind == "group" and not node.is_excluded else (node,)
        is_alone = len(inside) == 1
        spread += [replace(inside[0], start=node.start, end=node.end)] if is_alone else inside
    return tuple(spread)


def shown(text: str, node: Node) -> str:
    """What an operator is of: its operand as it was typed, without brackets and quotation marks
    where nothing else depends on them."""
    bounds = node.inner
    if node.kind == "required":
        bounds = node.nodes[0].start, node.end
    elif node.is_excluded and node.kind in WRITTEN:
        bounds = node.operand, node.end
    return " ".join(text[slice(*bounds)].split())


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
