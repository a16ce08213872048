"""The text of a query without one of its words: for a page that finds none of all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from search.grammar import reading
from search.nodes import Node, remainder
from search.operands import is_telling

MOST = 6  # parts of a text, each of which is left out once
QUOTES = '"'  # dropped: the quotation marks alone


class Shorter(NamedTuple):
    """`text` is what is left without the word, or the quotation, that is `dropped`."""

    dropped: str
    text: str


def shorter(text: str) -> Iterator[Shorter]:
    """Without quotation marks, then in the order of the parts; of a text of very many none."""
    nodes = reading(text).nodes
    if (unquoted := _unquoted(text, nodes)) != text:
        yield Shorter(QUOTES, unquoted)
    telling = [number for number, node in enumerate(nodes) if is_telling(text, node)]
    if 1 < len(telling) <= MOST:
        for number in telling:
            dropped = text[nodes[number].start : nodes[number].end]
            yield Shorter(dropped, remainder(text, nodes, number))


def _unquoted(text: str, nodes: Sequence[Node]) -> str:
    """The words of phrases that are looked for, as words."""
    for node in reversed(nodes):
        if node.kind == "quoted" and not node.is_excluded:
            words = text[slice(*node.inner)]
            text = f"{text[: node.start]}{words}{text[node.end :]}"
    return text
