"""The text of a query, parted into its plain words and what has signs: these may be mistyped,
those are meant as they stand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from search.grammar import reading
from search.nodes import SIGNS, Node

# Kinds of nodes in which words may be mistyped.
PLAIN = {"word", "quoted", "joined", "pattern"}


class Parted(NamedTuple):
    words: str
    rest: str

    def with_words(self, words: str) -> str:
        """The same query for other words."""
        return f"{words} {self.rest}".strip()


def parted(text: str) -> Parted:
    """A text without signs is all words, as it stands."""
    nodes = reading(text).nodes
    rest = [node for node in nodes if node.kind not in PLAIN or node.is_excluded]
    if all(node.kind in SIGNS for node in rest):
        return Parted(text, "")
    words = (node for node in nodes if node.kind in PLAIN and not node.is_excluded)
    return Parted(_joined(text, words), _joined(text, rest))


def _joined(text: str, nodes: Iterable[Node]) -> str:
    return " ".join(text[node.start : node.end] for node in nodes if node.kind not in SIGNS)
