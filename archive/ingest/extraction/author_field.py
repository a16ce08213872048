"""Author fields: one name, a name with the family first, or a list of people.

    field = name | family "," given                  السروجي, محمد
          | name (separator name)*                   د. منى السيد، وسامر علي
    separator = ";" | "," where there are more | "/" | " - " | " و" before a given name

Commas are those of either script.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from archive.ingest.extraction.attribution import ROLES
from archive.ingest.extraction.boilerplate_cuts import ROLE
from archive.ingest.extraction.known_names import JOINED, TITLES, is_given_name, is_place
from archive.ingest.words import word_set
from search.analysis.gazetteer import key

SHORT = 3  # names in one half of «Last, First»
REMEMBERED = 1 << 9  # fields: the same authors write again and again
_ENDS = " .:،,-–—*|/_"
_SEMICOLON = re.compile(r"\s*[;؛]\s*")
_COMMA = re.compile(r"\s*[،,]\s*")
_LIST = re.compile(r"\s*[،,؛;/]\s*|\s+-\s+")
_AND = re.compile(r"\s+(?=و)")
_NO_NAME = re.compile(r"[\d:/|@]|\s-\s")
_INITIALS = re.compile(r"(?:\w{1,2}\.\s?)+\w{1,2}")
_NOTE = re.compile(rf"{ROLE}(?: .*)?")
# Family names that begin with waw, and names whose rest is a name as well.
WAW_NAMES = frozenset(
    map(key, word_set("وهبة وهبه وهبي وردة ورد وجدي وصفي وفاء وداد وسن وحيد ونيس وريف"))
)


@lru_cache(REMEMBERED)
def names(value: str) -> tuple[str, ...]:
    """The people of an author field, without what they did («بقلم»)."""
    people = [person for part in _SEMICOLON.split(value) for person in _people(part)]
    return tuple(dict.fromkeys(person for person in people if person))


def inverted(value: str) -> str:
    """«Last, First» the right way round, else an empty string."""
    halves = _COMMA.split(value.strip(_ENDS))
    if len(halves) != 2 or ROLES.search(value) or _NO_NAME.search(value):
        return ""
    family, given = halves
    sizes = [_size(half) for half in halves]
    if not all(0 < size <= SHORT for size in sizes) or _NOTE.match(given) or _with_and(given):
        return ""
    two_people = min(sizes) > 1 and _begins_a_name(family) and _begins_a_name(given)
    return "" if two_people else f"{given} {family}"


def _people(value: str) -> Iterator[str]:
    parts = _LIST.split(value)
    if any(map(_is_place, parts)):
        parts = [value]  # no list of people: a line that could not be read
    elif name := inverted(value):
        parts = [name]
    else:
        parts = [one for part in parts for one in _parted(part)]
    for part in parts:
        name = ROLES.sub("", part.strip(_ENDS), count=1).strip(_ENDS)
        yield f"{name}." if _INITIALS.fullmatch(name) else name


def _parted(value: str) -> Iterator[str]:
    """«هدى الملاح وسامر علي»: two people, where the word after the conjunction is a given name."""
    value = _with_and(value.strip(_ENDS)) or value
    first, *others = _AND.split(value)
    for other in others:
        if other.startswith("و ") or (" " in other and _with_and(other)):
            yield first
            first = other.removeprefix("و").strip()
        else:
            first = f"{first} {other}"
    yield first


def _with_and(value: str) -> str:
    """A name without the conjunction before it, where there is one."""
    word = value.split(" ")[0]
    if not word.startswith("و") or is_given_name(word) or key(word) in WAW_NAMES:
        return ""
    return value[1:] if is_given_name(word[1:]) else ""


def _begins_a_name(value: str) -> bool:
    word = value.split()[0]
    return is_given_name(word) and word not in JOINED - {"عبد"}


def _is_place(part: str) -> bool:
    return is_place(part.strip(_ENDS)) and not is_given_name(part.split(" ")[0])


def _size(half: str) -> int:
    """How many names; titles before them count for none, and «عبد الله» for one."""
    words = half.split()
    while words[1:] and (words[0] in TITLES or words[0].endswith(".")):
        words = words[1:]
    return sum(not word.endswith(".") and word not in JOINED for word in words) or len(words)
