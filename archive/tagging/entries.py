"""Names and topics known beforehand, as a text is searched for them: by their first word."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NamedTuple

from archive.tagging.lists import phrases, spelt_words, topics
from search.analysis import fold
from search.analysis.gazetteer import countries, names
from search.analysis.letters import ALEF, HEH
from search.analysis.stemming.affixes import ARTICLE, NUMBERS

NO_FLAGS: Mapping[str, tuple[str, ...]] = MappingProxyType({})
_SEPARATORS = re.compile(r"[\s\-–]+")
_DEMONYM_ENDINGS = ("", HEH, ALEF, *(row.ending for row in NUMBERS))


class Entry(NamedTuple):
    """A known name as folded words, and the tag it stands for: none if `kind` is empty.

    `flags` say when it holds (names.tsv and topics.tsv explain them), `last_letter` is that
    of the name as spelt.
    """

    words: tuple[str, ...]
    label: str
    kind: str
    flags: Mapping[str, tuple[str, ...]]
    last_letter: str


@cache
def entries() -> dict[str, tuple[Entry, ...]]:
    """First folded word -> the entries that begin with it, the longest first."""
    index: dict[str, dict[tuple[str, ...], Entry]] = {}
    for entry in (*_known(), *_topics(), *_countries(), *_no_tags()):
        index.setdefault(entry.words[0], {}).setdefault(entry.words, entry)
    return {
        first: tuple(sorted(some.values(), key=lambda entry: -len(entry.words)))
        for first, some in index.items()
    }


@cache
def demonyms() -> dict[str, str]:
    """Folded adjective forms, with and without the article -> the label of the place."""
    places = names("place")
    listed = {fold(spelling) for place in places for spelling in place.spellings}
    adjectives = [(_adjective(name), name) for name in countries() if fold(name) not in listed]
    adjectives += [
        (adjective, place.label)
        for place in places
        for adjective in place.flags.get("adjective", ())
    ]
    return {
        article + fold(adjective) + ending: label
        for adjective, label in adjectives
        for ending in _DEMONYM_ENDINGS
        for article in ("", ARTICLE)
    }


@lru_cache(1 << 12)
def is_place(folded: str) -> bool:
    """Whether a word alone is the name of a place."""
    some = entries().get(folded, ())
    return any(entry.kind == "place" and len(entry.words) == 1 for entry in some)


def _known() -> Iterator[Entry]:
    for kind in ("organisation", "place"):
        for name in names(kind):
            for spelling in name.spellings if "dateline" not in name.flags else ():
                entry = _entry(spelling, name.label, kind, name.flags)
                if "longer" not in name.flags or len(entry.words) > 1:
                    yield entry


def _topics() -> Iterator[Entry]:
    for topic in topics():
        for spelling in topic.spellings:
            yield _entry(spelling, topic.label, "topic", topic.flags)


def _countries() -> Iterator[Entry]:
    for name in countries():
        yield _entry(name, name, "place", NO_FLAGS)


def _no_tags() -> Iterator[Entry]:
    """Names that make no tag and hide those inside them, such as where the news comes from."""
    for name in (*phrases("no_tags.txt"), *_source_names()):
        yield _entry(name, "", "", NO_FLAGS)


def _source_names() -> Iterator[str]:
    """صحيفة الرياض, وكالة فرانس برس; of names that are words as well none without صحيفة."""
    for source in names("source"):
        for spelling in filter(_is_searched_for, source.spellings):
            yield from (f"{head} {spelling}" for head in spelt_words("organisation_heads.txt", "-"))
            if " " in spelling and not {"word", "country"} & source.flags.keys():
                yield spelling


def _is_searched_for(spelling: str) -> bool:
    """Whether a text holds the spelling as words: not in letters apart, nor in Latin ones."""
    words = spelling.split()
    return all(len(word) > 1 and word.isalpha() and not word.isascii() for word in words)


def _adjective(country: str) -> str:
    """The regular adjective: زامبيا has زامبي, لاوس has لاوسي."""
    return country.removeprefix(ARTICLE).removesuffix("ا").removesuffix("ي") + "ي"


def _entry(name: str, label: str, kind: str, flags: Mapping[str, tuple[str, ...]]) -> Entry:
    words = tuple(fold(word) for word in _SEPARATORS.split(name) if word)
    return Entry(words, label, kind, flags, name[-1])
