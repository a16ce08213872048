"""The rows of names.tsv, whose head explains kinds and flags."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("names.tsv")
SOURCES = frozenset({"own"})
# kind -> flags that its names may have
KINDS = {
    "given": frozenset({"word", "title"}),
    "surname": frozenset[str](),
    "place": frozenset({"area", "beside", "cue", "longer", "dateline", "not", "club", "adjective"}),
    "organisation": frozenset({"football", "beside", "common"}),
    "source": frozenset({"agency", "word", "country"}),
}


@dataclass(frozen=True, slots=True)
class Name:
    """A known name. `flags`: each with its words, of which most have none."""

    spellings: tuple[str, ...]
    kind: str
    flags: Mapping[str, tuple[str, ...]]
    source: str

    @property
    def label(self) -> str:
        """The spelling that is shown and kept."""
        return self.spellings[0]


@cache
def names(kind: str) -> tuple[Name, ...]:
    """The names of a kind in the order of the table. Raises KeyError for an unknown kind."""
    return _by_kind()[kind]


@cache
def _by_kind() -> dict[str, tuple[Name, ...]]:
    rows = list(_rows(TABLE.read_text("utf-8")))
    return {kind: tuple(name for name in rows if name.kind == kind) for kind in KINDS}


def _rows(text: str) -> Iterator[Name]:
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield row(line)


def row(line: str) -> Name:
    """The name of one line. Raises ValueError for a row that is not complete or not known."""
    spellings, kind, flags, source = line.split("\t")
    name = Name(tuple(spellings.split("|")), kind, dict(map(_flag, flags.split())), source)
    if kind not in KINDS or source not in SOURCES or not all(name.spellings):
        raise ValueError(f"no row of the gazetteer: {line}")
    if unknown := set(name.flags) - KINDS[kind]:
        raise ValueError(f"no flags of a {kind}: {unknown} in {line}")
    return name


def _flag(text: str) -> tuple[str, tuple[str, ...]]:
    flag, _, words = text.partition(":")
    return flag, tuple(words.split("|")) if words else ()
