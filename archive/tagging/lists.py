"""The lists that lie beside this module, read once.

A list holds words separated by blanks; a line may begin with a mark that says
what its words are good for. A table holds columns separated by tabs. Comments
begin with #.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from search.analysis import fold

_HERE = Path(__file__).parent
_MARKS = "?=@-!*"


class Row(NamedTuple):
    """A row of a table: the label of a tag, other names for it, adjectives, a flag."""

    label: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    flag: str


@cache
def spelt_words(name: str, mark: str = "") -> frozenset[str]:
    """The words of the lines that begin with the mark, as they are spelt in the list."""
    lines = (line.split() for line in _lines(name))
    return frozenset(
        word
        for first, *others in lines
        if (first if first in _MARKS else "") == mark
        for word in (others if mark else [first, *others])
    )


@cache
def folded_words(name: str, mark: str = "") -> frozenset[str]:
    """The same words in their folded form."""
    return frozenset(map(fold, spelt_words(name, mark)))


@cache
def table(name: str) -> tuple[Row, ...]:
    """The rows of a table, in order."""
    return tuple(_row(line) for line in _lines(name))


def _row(line: str) -> Row:
    label, aliases, adjectives, flag = [*line.split("\t"), "", "", ""][:4]
    return Row(label, _names(aliases), _names(adjectives), flag)


def _names(cell: str) -> tuple[str, ...]:
    return tuple(name for name in cell.split("|") if name)


def _lines(name: str) -> Iterator[str]:
    for line in (_HERE / name).read_text("utf-8").splitlines():
        text = line.partition("#")[0].rstrip()
        if text.strip():
            yield text
