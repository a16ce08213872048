"""The names that datelines are made of: places, sources and people, in any spelling."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from babel import Locale

from search.analysis.normalizers import fold

HERE = Path(__file__).parent
DOUBTFUL = "names"  # the heading of places that are also words


@lru_cache(maxsize=1 << 14)
def _folded(word: str) -> str:
    return fold(word)


def key(name: str) -> str:
    """What a name is looked up by: its folded words, the dots of «أ.ف.ب» being blanks."""
    return " ".join(map(_folded, name.replace(".", " ").split()))


@cache
def cities() -> frozenset[str]:
    """Keys of cities and regions that mean a place wherever they stand."""
    zones = Locale.parse("ar").time_zones.values()
    named_by_zones = {
        key(zone["city"]) for zone in zones if "city" in zone and len(zone["city"]) > 3
    }
    listed = {
        key(name)
        for heading, names in _lines("places.txt")
        if heading != DOUBTFUL
        for name in names
    }
    return frozenset(named_by_zones | listed) - doubtful_places()


@cache
def doubtful_places() -> frozenset[str]:
    """Keys of places that need a source or an author beside them: countries, and words."""
    territories = {
        key(name) for code, name in Locale.parse("ar").territories.items() if code.isalpha()
    }
    return frozenset(territories).union(
        key(name)
        for heading, names in _lines("places.txt")
        if heading == DOUBTFUL
        for name in names
    )


@cache
def agencies() -> dict[str, str]:
    """Key of a news agency -> the name it is kept by."""
    return _sources("agencies")


@cache
def certain_sources() -> dict[str, str]:
    """The same of all sources whose name means them wherever it stands."""
    return _sources("agencies", "outlets")


@cache
def papers() -> dict[str, str]:
    """The same of sources whose name is also a word or a place."""
    return _sources("papers")


def _sources(*headings: str) -> dict[str, str]:
    listed = (names for heading, names in _lines("sources.txt") if heading in headings)
    return {key(name): names[0] for names in listed for name in names}


@cache
def _given_names() -> frozenset[str]:
    lines = (HERE / "given_names.txt").read_text("utf-8").splitlines()
    return frozenset(
        key(name) for line in lines if not line.startswith("#") for name in line.split()
    )


def is_place(name: str) -> bool:
    return key(name) in cities() or key(name) in doubtful_places()


def is_given_name(word: str) -> bool:
    """Whether a person's name may begin with this word, a title or عبد... among them."""
    return word.startswith(("عبدال", "عبد", "د.", "م.", "أ.")) or key(word) in _given_names()


def is_person(name: str) -> bool:
    """Whether these are two to four plain words, titles apart, of which the first is a given name."""
    words = [word for word in name.split() if not word.endswith(".")]
    plain = all(_folded(word).isalpha() for word in words)
    telling = any(word.startswith(("لل", "و")) or word.endswith("ات") for word in words[1:])
    return 2 <= len(words) <= 4 and plain and not telling and is_given_name(words[0])


def _lines(file_name: str) -> Iterator[tuple[str, list[str]]]:
    """The first word of its heading and the names, of each line."""
    heading = ""
    for line in (HERE / file_name).read_text("utf-8").splitlines():
        if line.startswith("## "):
            heading = line[3:].split()[0].lower().rstrip(":,")
        elif line and not line.startswith("#"):
            yield heading, [name.strip() for name in line.split("،")]
