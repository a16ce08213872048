"""What editors teach search: names of one thing, and words that stand for themselves alone.

Pure: who has read their tables puts them in force (`using`), and parsing asks for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from search.analysis import fold_text, stem

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EditorsWords:
    """`names`: a name, as the stem of a single word or the folded words of several, -> the stems
    of each of its other names. `protected`: folded words. Nothing is chained."""

    names: Mapping[Words, tuple[Words, ...]] = field(default_factory=dict)
    protected: frozenset[str] = frozenset()

    @classmethod
    def of(cls, synonyms: Iterable[tuple[str, str]], protected: Iterable[str] = ()) -> EditorsWords:
        """Pairs of names in any spelling, each of which stands for the other."""
        names: dict[Words, dict[Words, None]] = {}
        for pair in synonyms:
            one, other = (tuple(fold_text(name).split()) for name in pair)
            for name, also in ((one, other), (other, one)):
                if name and also:
                    names.setdefault(_key(name), {})[tuple(map(stem, also))] = None
        return cls(
            {name: tuple(others) for name, others in names.items()},
            frozenset(map(fold_text, protected)),
        )

    def alternatives(self, stem: str) -> Words:
        """The stems of the other single words for a stem."""
        return tuple(name[0] for name in self.names.get((stem,), ()) if len(name) == 1)

    def equivalents(self, words: Words) -> tuple[Words, ...]:
        """The stems of the other names of folded words; of a single word those of several."""
        names = self.names.get(_key(words), ()) if self.names else ()
        return tuple(name for name in names if len(words) > 1 or len(name) > 1)

    def protects(self, *words: str) -> bool:
        """Whether one of the folded forms of a word is protected."""
        return not self.protected.isdisjoint(words)


def _key(words: Words) -> Words:
    return words if len(words) > 1 else (stem(words[0]),)


NONE = EditorsWords()
_current: ContextVar[EditorsWords] = ContextVar("editors_words", default=NONE)


def current() -> EditorsWords:
    return _current.get()


@contextmanager
def using(words: EditorsWords) -> Iterator[None]:
    """These are in force within, in this thread."""
    token = _current.set(words)
    try:
        yield
    finally:
        _current.reset(token)
