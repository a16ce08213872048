"""The lists that lie beside this module, read once.

A list holds words separated by blanks; a line may begin with a mark that says
what its words are good for. Comments begin with #.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from search.analysis import fold

_HERE = Path(__file__).parent
_MARKS = "?=@-!*+&%"


class Known(NamedTuple):
    """A topic or a person: the spellings, of which the first is the label of the tag."""

    spellings: tuple[str, ...]
    flags: Mapping[str, tuple[str, ...]]

    @property
    def label(self) -> str:
        return self.spellings[0]


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
def phrases(name: str) -> tuple[str, ...]:
    """The lines of a list that holds a phrase a line."""
    return tuple(_lines(name))


@cache
def topics() -> tuple[Known, ...]:
    """The rows of topics.tsv, in order."""
    return tuple(_rows("topics.tsv"))


@cache
def people() -> tuple[Known, ...]:
    """The rows of people.tsv, in order."""
    return tuple(_rows("people.tsv"))


def _rows(name: str) -> Iterator[Known]:
    for spellings, _, flags in (line.partition("\t") for line in _lines(name)):
        yield Known(tuple(spellings.split("|")), dict.fromkeys(flags.split(), ()))


def _lines(name: str) -> Iterator[str]:
    for line in (_HERE / name).read_text("utf-8").splitlines():
        text = line.partition("#")[0].rstrip()
        if text.strip():
            yield text
