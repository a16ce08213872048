"""Names known beforehand: places, organisations and topics, by their first word."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from babel import Locale

from archive.tagging.grammar import ARTICLE
from archive.tagging.lists import Row, table
from search.analysis import fold

# A row under this label is a name that makes no tag and hides those inside it.
_NO_TAG = "-"
_TABLES = {"organisations.tsv": "organisation", "places.tsv": "place", "topics.tsv": "topic"}
# Not countries: pseudo locales, unions, outlying oceans, unknown regions.
_NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
_SEPARATORS = re.compile(r"[\s\-–]+")
_REMARK = re.compile(r"\s*\(.*\)")
_DEMONYM_ENDINGS = ("", "ه", "ين", "ون", "ات", "تين", "ا")


class Entry(NamedTuple):
    """A known name as folded words, and the tag it stands for.

    ``flag`` says when it holds (places.tsv explains the flags), ``last_letter``
    is that of the name as spelt.
    """

    words: tuple[str, ...]
    label: str
    kind: str
    flag: str
    last_letter: str


@cache
def entries() -> dict[str, tuple[Entry, ...]]:
    """First folded word -> the entries that begin with it, the longest first."""
    index: dict[str, dict[tuple[str, ...], Entry]] = {}
    for entry in (*_rows(), *_countries()):
        index.setdefault(entry.words[0], {}).setdefault(entry.words, entry)
    return {
        first: tuple(sorted(some.values(), key=lambda entry: -len(entry.words)))
        for first, some in index.items()
    }


@cache
def demonyms() -> dict[str, str]:
    """Folded adjective forms, with and without the article -> the label of the place."""
    rows = table("places.tsv")
    listed = {fold(name) for row in rows for name in (row.label, *row.aliases)}
    adjectives = [(_adjective(name), name) for name in _country_names() if fold(name) not in listed]
    adjectives += [(adjective, row.label) for row in rows for adjective in row.adjectives]
    return {
        article + fold(adjective) + ending: label
        for adjective, label in adjectives
        for ending in _DEMONYM_ENDINGS
        for article in ("", ARTICLE)
    }


@cache
def is_place(folded: str) -> bool:
    """Whether a word alone is the name of a place."""
    some = entries().get(folded, ())
    return any(entry.kind == "place" and len(entry.words) == 1 for entry in some)


def _rows() -> Iterator[Entry]:
    for name, kind in _TABLES.items():
        for row in table(name):
            yield from _entries_of(row, kind)


def _entries_of(row: Row, kind: str) -> Iterator[Entry]:
    no_tag = row.label == _NO_TAG
    for name in row.aliases if no_tag else (row.label, *row.aliases):
        entry = _entry(name, row.label, "" if no_tag else kind, row.flag)
        if row.flag != "alias" or len(entry.words) > 1:
            yield entry


def _countries() -> Iterator[Entry]:
    for name in _country_names():
        yield _entry(name, name, "place", "")


def _country_names() -> Iterator[str]:
    for code, name in Locale("ar").territories.items():
        if code.isalpha() and code not in _NO_COUNTRIES:
            yield _REMARK.sub("", name)


def _adjective(country: str) -> str:
    """The regular adjective: زامبيا has زامبي, لاوس has لاوسي."""
    return country.removeprefix(ARTICLE).removesuffix("ا").removesuffix("ي") + "ي"


def _entry(name: str, label: str, kind: str, flag: str) -> Entry:
    words = tuple(fold(word) for word in _SEPARATORS.split(name) if word)
    return Entry(words, label, kind, flag, name[-1])
