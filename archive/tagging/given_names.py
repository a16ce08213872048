"""Given names and surnames of the gazetteer, as they are spelt."""

from collections.abc import Iterable
from functools import cache

from search.analysis.gazetteer import Name, names
from search.analysis.letters import ALEF, HAMZATED_ALEFS

_SLAVE_OF_THE = "عبدال"


def _spelt(rows: Iterable[Name]) -> frozenset[str]:
    """All spellings, and those of names like أحمد without their hamza."""
    spellings = {spelling for row in rows for spelling in row.spellings}
    bare = {ALEF + one[1:] for one in spellings if one[0] in HAMZATED_ALEFS and len(one) > 3}
    return frozenset(spellings | bare)


@cache
def certain() -> frozenset[str]:
    """Given names that are nothing else."""
    return _spelt(row for row in names("given") if not row.flags) - doubtful() - after_title()


@cache
def doubtful() -> frozenset[str]:
    """Given names that are also common words."""
    return _spelt(row for row in names("given") if "word" in row.flags)


@cache
def in_text() -> frozenset[str]:
    """Given names that need no title before them."""
    return certain() | doubtful()


@cache
def after_title() -> frozenset[str]:
    """Words so common that they are given names only after a title."""
    return _spelt(row for row in names("given") if "title" in row.flags)


@cache
def surnames() -> frozenset[str]:
    """Last names that the lexicon takes for other words."""
    return _spelt(names("surname"))


def is_slave_of(word: str) -> bool:
    """Whether a word has the form of عبدالكريم, though no list need hold it."""
    return word.startswith(_SLAVE_OF_THE) and len(word) > len(_SLAVE_OF_THE) + 2


@cache
def parts() -> frozenset[str]:
    """Words that can go on a name that has begun."""
    return in_text() | surnames()
