"""Other names of what a reader typed: spellings, months, states and their adjectives.

A layer above the chain, for queries only: it asks the chain for stems, and the
chain knows nothing of it. The files are read once, on first use. Names that
share a word are names of one thing, whichever file they stand in.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from search.analysis import fold, stem

Words = tuple[str, ...]
# The names of a thing: a single stem, or the folded words of a name of several.
# Several stay as they are spelt, for الجبل الأسود is a state and جبل أسود is none.
Group = dict[Words, None]

# Each file, and how its single words become stems. Stemming all spellings would
# take a quarter of a second, so variants.txt holds stems to begin with.
FILES: Mapping[str, Callable[[str], str]] = {
    "variants": fold,
    "months": stem,
    "nationalities": stem,
    "multiword_variants": stem,
    "compound_names": stem,
}


def alternatives(stem: str) -> Words:
    """The stems of the other single words for a stem, in the order of the files."""
    group = _groups().get((stem,), {})
    return tuple(name[0] for name in group if len(name) == 1 and name[0] != stem)


def equivalents(words: Sequence[str]) -> tuple[Words, ...]:
    """The stems of the other names for a run of folded words, each to be read as a phrase.

    For a single word, only the names of several: ``alternatives`` gives the others.
    """
    several = len(words) > 1
    names = _groups().get(tuple(words if several else map(stem, words)))
    if not names:  # as of nearly all; to stem the words of each run took half of the parsing
        return ()
    own = tuple(map(stem, words))
    others = (_stems(name) for name in names if several or len(name) > 1)
    return tuple(name for name in dict.fromkeys(others) if name != own)


def lines(file: str) -> Iterator[list[str]]:
    """The names on each line of a file that is searched by, as they are written."""
    text = Path(__file__).with_name(f"{file}.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if " = " in line and not line.startswith("#"):
            yield line.split(" = ")


@cache
def _groups() -> dict[Words, Group]:
    """Each name -> all names of its thing, its own among them."""
    groups: dict[Words, Group] = {}
    for file, stem_of in FILES.items():
        for names in lines(file):
            _join(groups, [_key(name, stem_of) for name in names])
    return groups


def _key(name: str, stem_of: Callable[[str], str]) -> Words:
    words = name.split()
    return tuple(map(fold, words)) if len(words) > 1 else (stem_of(name),)


def _join(groups: dict[Words, Group], names: Sequence[Words]) -> None:
    """Add a line; the groups it shares a name with become one."""
    merged: Group = {}
    for name in names:
        merged |= groups.get(name, {})
    merged |= dict.fromkeys(names)
    groups.update(dict.fromkeys(merged, merged))


def _stems(name: Words) -> Words:
    return tuple(map(stem, name)) if len(name) > 1 else name
